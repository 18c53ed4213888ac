import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway

/** Seconds that a model may be silent. */
const seconds = 0.4

beforeAll(async () => {
  const runtime = fakeRuntime()
  const settings = { ...runtime.settings, modelTimeouts: { firstWordSeconds: seconds, answerSeconds: seconds } }
  gateway = await openGateway(['echo', 'silent', 'endless', 'drop', 'cut', 'leaky', 'refusing', 'busy'], { ...runtime, settings })
  const route = (model: string, url: string) => ({ url, isLocal: true, model })
  runtime.routes.set('nobody', [route('nobody', 'http://127.0.0.1:9/v1')])
  const [silent] = runtime.routes.get('silent') ?? []
  const [echo] = runtime.routes.get('echo') ?? []
  if (silent && echo) runtime.routes.set('backed', [silent, echo])
})
afterAll(async () => gateway.close())

const messages = [{ role: 'user', content: 'Hello?' }]
const told = 14

/** A token with a budget, and how much of it is used. */
async function withBudget(name: string): Promise<{ readonly headers: Record<string, string>; readonly used: () => Promise<number> }> {
  const Authorization = `Bearer ${await gateway.runtime.access.newToken({ name, scopes: ['chat'], limits: { 'tokens/day': 100_000 } })}`
  const used = async (): Promise<number> => {
    const usage = (await (await fetch(`${gateway.url}/v1/usage`, { headers: { Authorization } })).json()) as {
      readonly budgets: readonly { readonly budgets: readonly { readonly used: number }[] }[]
    }
    return usage.budgets[0]?.budgets[0]?.used ?? 0
  }
  return { headers: { Authorization }, used }
}

/** Sends a call of a token and reads its answer to the end, however it ends. */
async function call(name: string, body: object, init: RequestInit = {}): Promise<{ status: number; used: () => Promise<number> }> {
  const { headers, used } = await withBudget(name)
  try {
    const answer = await gateway.post('/v1/chat/completions', { messages, max_tokens: 1000, ...body }, { headers, ...init })
    await answer.text()
    return { status: answer.status, used }
  } catch {
    return { status: 0, used }
  }
}

test.each([
  ['that never began to answer', { model: 'silent' }, 504],
  ['whose stream never began', { model: 'silent', stream: true }, 504],
  ['that broke off in the middle', { model: 'drop', stream: true }, 200],
  ['that hung up without an answer', { model: 'cut' }, 502],
])('a call of a server %s keeps its hold, and is made once', async (name, body, status) => {
  const before = (await gateway.provider.calls(body.model)).length
  const done = await call(`held ${name}`.replaceAll(' ', '-'), body)
  expect(done.status).toBe(status)
  expect(await done.used()).toBeGreaterThanOrEqual(1000)
  expect(await gateway.provider.calls(body.model)).toHaveLength(before + 1)
})

test.each([
  ['before the answer', { model: 'silent' }],
  ['in the middle of it', { model: 'endless', stream: true }],
])('a call whose client left %s keeps its hold', async (name, body) => {
  const isOfThisTest = (await gateway.provider.calls(body.model)).length
  const leaving = new AbortController()
  const done = call(`left ${name}`.replaceAll(' ', '-'), body, { signal: leaving.signal })
  await gateway.provider.until(body.model, (calls) => calls.length > isOfThisTest)
  leaving.abort()
  await gateway.provider.until(body.model, (calls) => calls[isOfThisTest]?.isCancelled === true)
  expect(await (await done).used()).toBeGreaterThanOrEqual(1000)
})

test('where nobody counted, no fallback is asked, which would be paid for too', async () => {
  const before = (await gateway.provider.calls('echo')).length
  const done = await call('backed', { model: 'backed' })
  expect(done.status).toBe(504)
  expect(await done.used()).toBeGreaterThanOrEqual(1000)
  expect(await gateway.provider.calls('echo')).toHaveLength(before)
})

test.each([
  ['answered', { model: 'echo' }, 200, told],
  ['streamed', { model: 'echo', stream: true }, 200, told],
  ['refused by the provider', { model: 'leaky' }, 400, 0],
  ['refused as too many', { model: 'busy' }, 429, 0],
  ['refused for the key of the operator', { model: 'refusing' }, 502, 0],
  ['that reached no server', { model: 'nobody' }, 502, 0],
])('a call %s frees what it held and did not spend', async (name, body, status, spent) => {
  const done = await call(name.replaceAll(' ', '-'), body)
  expect([done.status, await done.used()]).toEqual([status, spent])
})
