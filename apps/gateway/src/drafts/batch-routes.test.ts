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

test('a batch counts as many requests as it has briefs, and over the limit none is ordered', async () => {
  const { post, runtime } = testApp()
  const token = await runtime.access.newToken({ name: 'three', scopes: ['drafts'], limits: { 'requests/minute': 3 } })
  const headers = { Authorization: `Bearer ${token}` }
  const briefs = [{ topic: 'Bees' }, { topic: 'Wasps' }]
  expect((await post('/v1/batches', { briefs }, headers)).status).toBe(202)
  expect((await post('/v1/batches', { briefs }, headers)).status).toBe(429)
  expect(runtime.briefs).toHaveLength(2)
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
