import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway
let now = Date.UTC(2026, 10, 29, 12)

const limits = {
  echo: { requestsPerMinute: 5 },
  plain: { tokensPerMinute: 3000 },
  short: { requestsPerMinute: 1 },
  busy: { requestsPerMinute: 1, tokensPerMinute: 3000 },
}

beforeAll(async () => {
  const runtime = fakeRuntime({ clock: () => new Date(now) })
  gateway = await openGateway(['echo', 'plain', 'short', 'embed-small', 'busy', 'free'], {
    ...runtime,
    settings: { ...runtime.settings, limits },
  })
  const [short] = runtime.routes.get('short') ?? []
  const [free] = runtime.routes.get('free') ?? []
  if (short && free) runtime.routes.set('backed', [short, free])
})
afterAll(async () => gateway.close())

const messages = [{ role: 'user', content: 'Hello?' }]
const ask = async (body: object, token?: string): Promise<Response> => {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const answer = await gateway.post('/v1/chat/completions', { messages, max_tokens: 1000, ...body }, { headers })
  await answer.clone().text()
  return answer
}
const tokenOf = async (name: string, own: Record<string, number> = {}): Promise<string> =>
  gateway.runtime.access.newToken({ name, scopes: ['chat'], limits: own })

test('the requests of a model are counted for all tokens together, and never more at once', async () => {
  const tokens = [await tokenOf('one'), await tokenOf('two')]
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask({ model: 'echo' }, tokens[n % 2])))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
  const refused = answers.find(({ status }) => status === 429)
  expect(await refused?.json()).toMatchObject({ error: { code: 'MODEL_LIMITED', type: 'rate_limit_error' } })
  expect([refused?.headers.get('Retry-After'), refused?.headers.get('RateLimit')]).toEqual(['60', '"model-requests";r=0;t=60'])
  expect(await gateway.provider.calls('echo')).toHaveLength(5)
  now += 60_000
  expect((await ask({ model: 'echo' })).status).toBe(200)
})

test('the tokens of a model are held before the call, by its size, and what was not spent is free again', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask({ model: 'plain' })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  const [call] = (await gateway.provider.calls('plain')).slice(-1)
  expect(JSON.parse(call?.text ?? '{}')).toMatchObject({ max_tokens: 1000 })
  // Each took 14 tokens of the 3,000.
  const next = await ask({ model: 'plain' })
  expect([next.status, next.headers.get('RateLimit-Policy')]).toEqual([200, '"model-tokens";q=3000;w=60'])
  expect((await ask({ model: 'plain', max_tokens: 3000 })).status).toBe(429)
  const stream = await ask({ model: 'plain', stream: true, max_tokens: undefined })
  expect(stream.status).toBe(429)
})

test('a model at its limit gives way to its fallback, which keeps its own', async () => {
  expect((await ask({ model: 'backed' })).status).toBe(200)
  const before = (await gateway.provider.calls('free')).length
  expect((await ask({ model: 'backed' })).status).toBe(200)
  expect([(await gateway.provider.calls('short')).length, (await gateway.provider.calls('free')).length]).toEqual([1, before + 1])
  expect((await ask({ model: 'short' })).status).toBe(429)
})

test('the headers tell every limit that counted, the tightest first', async () => {
  const token = await tokenOf('several', { 'requests/minute': 10, 'tokens/minute': 100_000 })
  const answer = await ask({ model: 'echo' }, token)
  expect(answer.headers.get('RateLimit')).toMatch(/^"model-requests";r=3;t=60, "requests";r=9;t=60, "tokens";r=\d+;t=-?\d+$/)
  expect(answer.headers.get('RateLimit-Policy')).toBe('"model-requests";q=5;w=60, "requests";q=10;w=60, "tokens";q=100000;w=60')
})

test('a refusal by a model’s limit spends nothing of the token’s budget, and one by requests nothing of the model’s tokens', async () => {
  const token = await tokenOf('saving', { 'tokens/day': 5000 })
  await ask({ model: 'busy' }, token)
  expect((await ask({ model: 'busy' }, token)).status).toBe(429)
  const usage = (await (await fetch(`${gateway.url}/v1/usage`, { headers: { Authorization: `Bearer ${token}` } })).json()) as {
    readonly budgets: readonly { readonly budgets: readonly { readonly used: number }[] }[]
  }
  expect(usage.budgets[0]?.budgets[0]?.used).toBe(0)
})
