import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { maxBatch } from './batch-paths.ts'

interface Batch {
  readonly drafts: readonly { readonly id?: string; readonly created?: boolean; readonly problem?: { readonly code: string } }[]
}

test('each brief of a batch is ordered, and one that is refused stops none of the others', async () => {
  const { post, ask, runtime } = testApp()
  const answer = await post('/v1/batches', { briefs: [{ topic: 'Bees' }, { topic: ' ' }, { topic: 'Wasps' }] })
  expect(answer.status).toBe(202)
  const { drafts } = (await answer.json()) as Batch
  expect(drafts.map(({ id, problem }) => problem?.code ?? typeof id)).toEqual(['string', 'BRIEF_INVALID', 'string'])
  expect(runtime.briefs).toEqual([{ topic: 'Bees' }, { topic: 'Wasps' }])
  expect((await ask(`/v1/drafts/${drafts[0]?.id}`)).status).toBe(200)
})

test('the same key finds the same drafts, and only what was refused is tried again', async () => {
  const { post, runtime } = testApp()
  const send = async (...topics: readonly string[]): Promise<Batch> =>
    (await post('/v1/batches', { briefs: topics.map((topic) => ({ topic })) }, { 'Idempotency-Key': 'k1' })).json() as Promise<Batch>
  const first = await send('Bees', ' ', 'Wasps')
  const second = await send('Bees', 'Hornets', 'Wasps')
  expect([second.drafts[0]?.id, second.drafts[2]?.id]).toEqual([first.drafts[0]?.id, first.drafts[2]?.id])
  expect(second.drafts.map(({ created }) => created)).toEqual([false, true, false])
  expect(runtime.briefs).toHaveLength(3)
})

test('a batch counts as many requests as it has briefs; one that meets the limit half-way counts as one, and nothing of it is ordered', async () => {
  const { post, ask, runtime } = testApp()
  const token = await runtime.access.newToken({ name: 'five', scopes: ['drafts'], limits: { 'requests/minute': 5 } })
  const headers = { Authorization: `Bearer ${token}` }
  const send = async (...topics: string[]): Promise<Response> =>
    post('/v1/batches', { briefs: topics.map((topic) => ({ topic })) }, headers)
  expect((await send('Bees', 'Wasps')).status).toBe(202)
  expect((await send('Ants', 'Flies', 'Moths', 'Gnats')).status).toBe(429)
  expect(runtime.briefs).toHaveLength(2)
  const left = await ask('/v1/drafts', { headers })
  expect([left.status, left.headers.get('RateLimit')]).toEqual([200, expect.stringMatching(/^"requests";r=1;t=/)])
})

test('a batch of more briefs than a minute has requests is refused for good, not put off', async () => {
  const { post, runtime } = testApp()
  const token = await runtime.access.newToken({ name: 'one', scopes: ['drafts'], limits: { 'requests/minute': 1 } })
  const answer = await post('/v1/batches', { briefs: [{ topic: 'Bees' }, { topic: 'Wasps' }] }, { Authorization: `Bearer ${token}` })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([400, null])
})

test.each([
  ['no list', {}],
  ['an empty list', { briefs: [] }],
  ['too many', { briefs: Array.from({ length: maxBatch + 1 }, () => ({ topic: 'Bees' })) }],
  ['a list itself', [{ topic: 'Bees' }]],
  ['another member', { briefs: [{ topic: 'Bees' }], words: 300 }],
])('%s is refused', async (_, body) => {
  const { post, runtime } = testApp()
  expect((await post('/v1/batches', body)).status).toBe(400)
  expect(runtime.briefs).toEqual([])
})
