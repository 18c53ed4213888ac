import { tokenScopes, type TokenScope } from '@galley/runtime'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { openapiDocument } from '../openapi-document.ts'
import { routeScopes } from './route-scopes.ts'

const routes = Object.entries(routeScopes).map(([route, scopes]) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path, scopes }
})

/** An address that a route answers. */
const addressOf = (path: string): string => path.replaceAll(/:\w+/g, 'x')

describe('what a token opens', () => {
  test('every route has its scopes, and no other is in the table', () => {
    const routed = testApp()
      .app.routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(routed)].sort()).toEqual(routes.map(({ route }) => route).sort())
  })

  test.each(tokenScopes)('a token with the scope %s opens its routes, and is refused at every other', async (scope) => {
    const { app, runtime } = testApp()
    const token = await runtime.access.newToken({ name: 'bot', scopes: [scope] })
    for (const { method, path, route, scopes } of routes) {
      const answer = await app.request(`http://127.0.0.1:4070${addressOf(path)}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(method === 'GET' ? {} : { body: '' }),
      })
      const mayPass = scopes === 'open' || scope === 'admin' || scopes.includes(scope)
      const isRefused = (await answer.clone().text()).includes('SCOPE_MISSING')
      expect([route, isRefused]).toEqual([route, !mayPass])
      if (isRefused)
        expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([403, expect.stringContaining('insufficient_scope')])
    }
  })

  test('HEAD needs what GET needs, and a path in other letters meets no other scope', async () => {
    const { app, runtime } = testApp()
    const token = await runtime.access.newToken({ name: 'bot', scopes: ['chat'] })
    const ask = async (path: string, method = 'GET'): Promise<number> =>
      (await app.request(`http://127.0.0.1:4070${path}`, { method, headers: { Authorization: `Bearer ${token}` } })).status
    expect(await ask('/v1/drafts', 'HEAD')).toBe(403)
    expect(await ask('/v1/drafts/%78')).toBe(403)
    for (const path of ['/V1/drafts', '/v1//drafts', '/v1/drafts/', '/v1/chat/../drafts/x/y']) expect([403, 404]).toContain(await ask(path))
    expect(await ask('/v1/drafts', 'PUT')).toBe(405)
  })

  test('the refusal says whose token it is and what it needs', async () => {
    const { app, runtime } = testApp()
    const token = await runtime.access.newToken({ name: 'web', scopes: ['audit'] })
    const answer = await app.request('http://127.0.0.1:4070/v1/models', { headers: { Authorization: `Bearer ${token}` } })
    expect((await answer.json()).error).toMatchObject({
      type: 'permission_error',
      message: expect.stringMatching(/token web .* chat or drafts/),
    })
  })

  test('a draft by chat needs the scope of drafts as well', async () => {
    const { app, runtime } = testApp()
    const write = async (scopes: readonly TokenScope[]): Promise<Response> =>
      app.request('http://127.0.0.1:4070/v1/chat/completions', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await runtime.access.newToken({ name: scopes.join('-'), scopes })}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ model: 'galley', stream: true, messages: [{ role: 'user', content: 'Bees' }] }),
      })
    expect((await write(['chat'])).status).toBe(403)
    expect(runtime.briefs).toEqual([])
    const answer = await write(['chat', 'drafts'])
    expect(answer.status).toBe(200)
    await answer.body?.cancel()
  })

  test('the OpenAPI document says of every operation who may ask it', () => {
    const { paths } = openapiDocument('0') as {
      paths: Record<string, Record<string, { security: readonly Record<string, readonly string[]>[] }>>
    }
    const rolesOf = (path: string, method: string): readonly string[] | undefined =>
      paths[path]?.[method]?.security.flatMap(({ bearer = [] }) => bearer)
    expect(rolesOf('/v1/drafts/{id}', 'delete')).toEqual(['drafts', 'admin'])
    expect(rolesOf('/v1/models/{model}', 'get')).toEqual(['chat', 'drafts', 'admin'])
    expect(rolesOf('/livez', 'get')).toEqual([])
    for (const item of Object.values(paths)) for (const { security } of Object.values(item)) expect(Array.isArray(security)).toBe(true)
  })
})
