import type { ModelDemand } from '@galley/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doors } from '../../test/doors.ts'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'
import { routeScopes } from '../access/route-scopes.ts'

let gateway: OpenGateway

beforeAll(async () => {
  gateway = await openGateway([])
})
afterAll(async () => gateway.close())

let made = 0

/** Makes a token that opens every door, unless something else is asked. */
async function tokenWith(more: {
  readonly scopes?: readonly ('chat' | 'drafts' | 'admin' | 'audit')[]
  readonly perMinute?: number
  readonly demand?: ModelDemand
}): Promise<{ readonly name: string; readonly token: string }> {
  const { scopes = ['drafts', 'chat', 'admin'], perMinute, demand } = more
  const name = `door${(made += 1)}`
  const limits = perMinute === undefined ? {} : { 'requests/minute': perMinute }
  const token = await gateway.runtime.access.newToken({ name, scopes, limits, ...(demand && { demand }) })
  return { name, token }
}

const acts = (name: string): readonly unknown[] =>
  gateway.runtime.auditLog.entries.filter(({ by, refusals }) => by === name || refusals?.some((one) => one.by === name))

test('every door is a route of the gateway', () => {
  expect(Object.keys(doors).filter((door) => !(door in routeScopes))).toEqual([])
})

describe.each(Object.entries(doors))('%s', (door, order) => {
  test('orders a draft, and the audit log says who did', async () => {
    const { name, token } = await tokenWith({})
    const { id } = await order(gateway, 'Bees', { token })
    expect(acts(name)).toEqual([{ action: 'draft.ordered', by: name, subject: id }])
  })

  test('refuses a token over its limit', async () => {
    const { token } = await tokenWith({ perMinute: 1 })
    const [first, second] = [await order(gateway, 'Bees', { token }), await order(gateway, 'Wasps', { token })]
    expect([first.id, second.status, second.code]).toEqual([expect.any(String), 429, 'RATE_LIMITED'])
  })

  test('refuses a token that was revoked', async () => {
    const { name, token } = await tokenWith({})
    await gateway.runtime.access.revokeToken(name)
    expect(await order(gateway, 'Bees', { token })).toMatchObject({ status: 401, code: 'TOKEN_MISSING' })
  })

  test('refuses a token that may not order drafts, and the audit log counts it', async () => {
    const { name, token } = await tokenWith({ scopes: ['chat', 'audit'] })
    expect(await order(gateway, 'Bees', { token })).toMatchObject({ status: 403, code: 'SCOPE_MISSING' })
    expect(acts(name)).toMatchObject([{ refusals: [{ by: name, code: 'SCOPE_MISSING', route: door }] }])
  })

  test('puts the demands of token and request into the brief', async () => {
    const { token } = await tokenWith({ demand: { openness: 'open-source' } })
    await order(gateway, 'Demands', { token, headers: { 'Galley-Demand': 'openness=any, only-local' } })
    expect(gateway.runtime.briefs.at(-1)).toEqual({ topic: 'Demands', openness: 'open-source', onlyLocal: true })
    const refused = await order(gateway, 'Demands', { token, headers: { 'Galley-Demand': 'openness=very' } })
    expect(refused).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
  })

  test('tells a demand that no model meets', async () => {
    const { token } = await tokenWith({ demand: { openness: 'fully-open' } })
    gateway.runtime.refuseNext('MODEL_NOT_OPEN_ENOUGH')
    expect(await order(gateway, 'Bees', { token })).toMatchObject({ status: 422, code: 'MODEL_NOT_OPEN_ENOUGH' })
  })

  test('answers a key with the draft that it was sent with first, and nobody else’s key', async () => {
    const [one, other] = [await tokenWith({}), await tokenWith({})]
    const headers = { 'Idempotency-Key': `key-${made}` }
    const first = await order(gateway, 'Bees', { token: one.token, headers })
    const again = await order(gateway, 'Bees', { token: one.token, headers })
    expect([again.id, acts(one.name)]).toMatchObject([first.id, [{ action: 'draft.ordered' }]])
    expect(await order(gateway, 'Wasps', { token: one.token, headers })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    const others = await order(gateway, 'Bees', { token: other.token, headers })
    expect(others.id).not.toBe(first.id)
  })
})

test('many messages of MCP in one request are no way past a limit', async () => {
  const { token } = await tokenWith({ perMinute: 1 })
  const call = { jsonrpc: '2.0', method: 'tools/call', params: { name: 'write_draft', arguments: { topic: 'Bees' } } }
  const answer = await gateway.post(
    '/mcp',
    [1, 2, 3].map((id) => Object.assign({ id }, call)),
    {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json, text/event-stream' },
    },
  )
  expect([answer.status, ((await answer.json()) as { readonly code: string }).code]).toEqual([400, 'REQUEST_INVALID'])
})
