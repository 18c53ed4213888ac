import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway

beforeAll(async () => {
  gateway = await openGateway(['echo'])
})
afterAll(async () => gateway.close())

const chat = { model: 'echo', messages: [{ role: 'user', content: 'Hello?' }] }

test('a token over its limit is told when to come again, on every kind of route, and reaches no model', async () => {
  const token = await gateway.runtime.access.newToken({ name: 'three', scopes: ['chat'], limits: { 'requests/minute': 3 } })
  const Authorization = `Bearer ${token}`
  const ask = async (): Promise<Response> => gateway.post('/v1/chat/completions', chat, { headers: { Authorization } })
  const first = await ask()
  expect([first.status, first.headers.get('RateLimit'), first.headers.get('RateLimit-Policy')]).toEqual([
    200,
    expect.stringMatching(/^"requests";r=2;t=[56]\d$/),
    '"requests";q=3;w=60',
  ])
  const listed = await fetch(`${gateway.url}/v1/models`, { headers: { Authorization } })
  expect([listed.status, listed.headers.get('RateLimit')]).toEqual([200, expect.stringMatching(/^"requests";r=1;t=[56]\d$/)])
  // What is refused for its scope has been a request too.
  expect((await fetch(`${gateway.url}/v1/drafts`, { headers: { Authorization } })).status).toBe(403)
  const calls = (await gateway.provider.calls('echo')).length
  const over = await ask()
  expect([over.status, over.headers.get('Retry-After'), over.headers.get('RateLimit')]).toEqual([
    429,
    expect.stringMatching(/^[56]\d$/),
    expect.stringMatching(/^"requests";r=0;t=[56]\d$/),
  ])
  expect(((await over.json()) as { error: object }).error).toMatchObject({ code: 'RATE_LIMITED', type: 'rate_limit_error' })
  const problem = await fetch(`${gateway.url}/v1/models`, { headers: { Authorization } })
  expect([problem.status, problem.headers.get('Retry-After')]).toEqual([429, expect.stringMatching(/^[56]\d$/)])
  expect((await gateway.provider.calls('echo')).length).toBe(calls)
})

test('a token without a limit is told of none', async () => {
  const answer = await gateway.post('/v1/chat/completions', chat)
  expect([answer.status, answer.headers.get('RateLimit')]).toEqual([200, null])
})

test('an answer kept for one token’s key is no answer to another’s', async () => {
  const ask = async (name: string): Promise<Response> =>
    gateway.post('/v1/chat/completions', chat, {
      headers: { Authorization: `Bearer ${await gateway.runtime.access.newToken({ name, scopes: ['chat'] })}`, 'Idempotency-Key': 'k1' },
    })
  for (const name of ['ada', 'bob', 'ada']) await (await ask(name)).text()
  expect((await ask('ada')).headers.get('Idempotency-Replayed')).toBe('true')
  expect((await ask('eve')).headers.get('Idempotency-Replayed')).toBeNull()
})
