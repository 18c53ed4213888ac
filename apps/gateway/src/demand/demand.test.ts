import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ModelDemand } from '@galley/runtime'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway

beforeAll(async () => {
  gateway = await openGateway(['echo', 'qwen2.5:7b', 'llama3'])
  const { routes } = gateway.runtime
  const [local] = routes.get('qwen2.5:7b') ?? []
  const [closed] = routes.get('echo') ?? []
  if (local === undefined || closed === undefined) return
  routes.set('mistral', [{ ...local, isLocal: false, model: 'mistral' }])
  // The fallback of an open model is a closed one.
  routes.set('backed', [{ ...local, url: 'http://127.0.0.1:9/v1', model: 'qwen2.5:7b' }, closed])
})
afterAll(async () => gateway.close())

const messages = [{ role: 'user', content: 'Hello?' }]
const bodies: Readonly<Record<string, object>> = {
  '/v1/chat/completions': { messages },
  '/v1/responses': { input: 'Hello?' },
  '/v1/embeddings': { input: 'Hello?' },
}

async function tokenOf(
  name: string,
  demand: ModelDemand,
  scopes: readonly ('chat' | 'drafts')[] = ['chat'],
): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${await gateway.runtime.access.newToken({ name, scopes, demand })}` }
}

test.each(Object.entries(bodies))('%s asks no model that does not meet what the token demands, and says what could', async (path, body) => {
  const headers = await tokenOf(`open${path.length}`, { openness: 'open-source' })
  expect((await gateway.post(path, { ...body, model: 'qwen2.5:7b' }, { headers })).status).toBe(200)
  const before = (await gateway.provider.calls('llama3')).length
  const refused = await gateway.post(path, { ...body, model: 'llama3' }, { headers })
  const { error } = (await refused.json()) as { readonly error: { readonly code: string; readonly message: string } }
  expect([refused.status, error.code]).toEqual([422, 'MODEL_NOT_OPEN_ENOUGH'])
  // The one model that the runtime of this test lists.
  expect(error.message).toContain('smollm2-135m')
  expect(await gateway.provider.calls('llama3')).toHaveLength(before)
})

test.each([
  ['openness=open-source', 'llama3', 422],
  ['licence=open', 'llama3', 422],
  ['licence=limited', 'llama3', 200],
  ['only-local', 'mistral', 403],
  ['only-local, openness=fully-open', 'qwen2.5:7b', 422],
  ['only-local, openness=open-source', 'qwen2.5:7b', 200],
  ['openness=very', 'qwen2.5:7b', 400],
  ['only-local=yes', 'qwen2.5:7b', 400],
  ['constructor', 'qwen2.5:7b', 400],
])('a request that demands %s of %s is answered %d', async (header, model, status) => {
  const answer = await gateway.post('/v1/chat/completions', { model, messages }, { headers: { 'Galley-Demand': header } })
  expect([answer.status, await answer.text()]).toEqual([status, expect.any(String)])
})

test('a request can only add to what its token demands, and its header goes to no provider', async () => {
  const headers = await tokenOf('strict', { openness: 'fully-open' })
  const refused = await gateway.post(
    '/v1/chat/completions',
    { model: 'qwen2.5:7b', messages },
    { headers: { ...headers, 'Galley-Demand': 'openness=any' } },
  )
  expect(refused.status).toBe(422)
  await gateway.post('/v1/chat/completions', { model: 'qwen2.5:7b', messages }, { headers: { 'Galley-Demand': 'licence=open' } })
  const [last] = (await gateway.provider.calls('qwen2.5:7b')).slice(-1)
  expect(last?.headers).not.toHaveProperty('galley-demand')
})

test('a fallback that does not meet the demand is not asked', async () => {
  const before = (await gateway.provider.calls('echo')).length
  expect(
    (await gateway.post('/v1/chat/completions', { model: 'backed', messages }, { headers: { 'Galley-Demand': 'licence=open' } })).status,
  ).toBe(502)
  expect(await gateway.provider.calls('echo')).toHaveLength(before)
  expect((await gateway.post('/v1/chat/completions', { model: 'backed', messages })).status).toBe(200)
})

test('an answer that was kept for a key is not given to a request that demands more', async () => {
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await gateway.post('/v1/chat/completions', { model: 'llama3', messages }, { headers: { 'Idempotency-Key': 'k1', ...headers } })).status
  expect([await ask({}), await ask({}), await ask({ 'Galley-Demand': 'licence=open' })]).toEqual([200, 200, 422])
})

test('a token sees the models that it may use, and the model galley only where it may order drafts', async () => {
  const list = async (headers: Record<string, string>): Promise<readonly string[]> => {
    const { data } = (await (await fetch(`${gateway.url}/v1/models`, { headers })).json()) as {
      readonly data: readonly { readonly id: string }[]
    }
    return data.map(({ id }) => id)
  }
  expect(await list(await tokenOf('listing', {}, ['chat', 'drafts']))).toEqual(['galley', 'smollm2-135m'])
  expect(await list(await tokenOf('chatting', { openness: 'fully-open' }))).toEqual(['smollm2-135m'])
  const headers = await tokenOf('closed', { openness: 'open-source' })
  expect((await fetch(`${gateway.url}/v1/models/llama3`, { headers })).status).toBe(422)
  expect((await fetch(`${gateway.url}/v1/models/qwen2.5%3A7b`, { headers })).status).toBe(200)
})

test('a draft that the token orders, as a draft or as a chat, carries its demands', async () => {
  const headers = await tokenOf('writer', { openness: 'open-weights', licence: 'open', onlyLocal: true }, ['chat', 'drafts'])
  await gateway.post('/v1/drafts', { topic: 'Harbours', openness: 'open-source' }, { headers })
  const leaving = new AbortController()
  const chat = gateway.post(
    '/v1/chat/completions',
    { model: 'galley', messages: [{ role: 'user', content: 'Bridges' }], stream: true },
    { headers, signal: leaving.signal },
  )
  await (await chat).body?.cancel()
  leaving.abort()
  expect(gateway.runtime.briefs).toMatchObject([
    { topic: 'Harbours', openness: 'open-source', licence: 'open', onlyLocal: true },
    { topic: 'Bridges', openness: 'open-weights', licence: 'open', onlyLocal: true },
  ])
})
