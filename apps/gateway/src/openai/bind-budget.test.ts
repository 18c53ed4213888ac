import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway

beforeAll(async () => {
  gateway = await openGateway(['echo', 'free'])
})
afterAll(async () => gateway.close())

const messages = [{ role: 'user', content: 'Hello?' }]

async function withBudget(name: string, limits: Record<string, number>): Promise<(body: object) => Promise<Response>> {
  const Authorization = `Bearer ${await gateway.runtime.access.newToken({ name, scopes: ['chat'], limits })}`
  return async (body) => gateway.post('/v1/chat/completions', { model: 'echo', messages, ...body }, { headers: { Authorization } })
}

test('a call is bound, counted by what the provider told, and refused where it could go over', async () => {
  const ask = await withBudget('small', { 'tokens/day': 6000 })
  const answer = await ask({})
  expect(answer.status).toBe(200)
  await answer.text()
  const [call] = (await gateway.provider.calls('echo')).slice(-1)
  expect(JSON.parse(call?.text ?? '{}')).toMatchObject({ max_tokens: 4096 })
  const over = await ask({ max_tokens: 6000 })
  expect([over.status, over.headers.get('Retry-After')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect(((await over.json()) as { error: object }).error).toMatchObject({ code: 'BUDGET_SPENT', type: 'rate_limit_error' })
})

test.each([
  ['an answer that is kept elsewhere', { previous_response_id: 'r1' }],
  [
    'a picture by its address',
    { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://a.example/b.png' } }] }] },
  ],
  ['a count in words', { max_tokens: '100000' }],
  ['several answers in words', { n: '5' }],
])('what a budget cannot bind is refused: %s', async (_, body) => {
  const ask = await withBudget(`unbound-${_.length}`, { 'tokens/day': 1_000_000 })
  const refused = await ask(body)
  expect([refused.status, JSON.stringify(await refused.json())]).toEqual([400, expect.stringContaining('REQUEST_INVALID')])
})

test('a stream of a token with a budget asks for its usage', async () => {
  const ask = await withBudget('streaming', { 'tokens/day': 100_000 })
  await (await ask({ stream: true, max_completion_tokens: 50 })).text()
  const [call] = (await gateway.provider.calls('echo')).slice(-1)
  const sent = JSON.parse(call?.text ?? '{}')
  expect(sent).toMatchObject({ stream_options: { include_usage: true }, max_completion_tokens: 50 })
  expect(sent).not.toHaveProperty('max_tokens')
})

test('a budget in money refuses a model without a price, and names the setting', async () => {
  const ask = await withBudget('paying', { 'usd/month': 1 })
  expect((await ask({ max_tokens: 10 })).status).toBe(200)
  const refused = await ask({ model: 'free', max_tokens: 10 })
  expect([refused.status, JSON.stringify(await refused.json())]).toEqual([400, expect.stringContaining('BUDGET_UNMEASURED')])
})

test('a token without a budget is sent on as it came', async () => {
  const Authorization = `Bearer ${await gateway.runtime.access.newToken({ name: 'free', scopes: ['chat'] })}`
  const body = { model: 'echo', messages, stream: true }
  await (await gateway.post('/v1/chat/completions', body, { headers: { Authorization } })).text()
  const [call] = (await gateway.provider.calls('echo')).slice(-1)
  expect(call?.text).toBe(JSON.stringify(body))
})

test('a token sees its own usage and budgets, the operator those of all', async () => {
  const token = await gateway.runtime.access.newToken({ name: 'seeing', scopes: ['chat'], limits: { 'tokens/day': 5000 } })
  const see = async (bearer: string): Promise<{ usage: { token: string }[]; budgets: { token: string; budgets: object[] }[] }> =>
    (await fetch(`${gateway.url}/v1/usage?days=30`, { headers: { Authorization: `Bearer ${bearer}` } })).json() as never
  const own = await see(token)
  expect(own.usage).toEqual([])
  expect(own.budgets).toMatchObject([{ token: 'seeing', budgets: [{ limit: 'tokens/day', most: 5000, used: 0 }] }])
  expect((await see('good-token')).usage).toMatchObject([{ token: 'bot' }])
})
