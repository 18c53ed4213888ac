import { expect, test } from 'vitest'
import { openGateway } from '../../test/open-gateway.ts'
import { testApp } from '../../test/test-app.ts'

test('a request that prefers to wait gets the draft when it has ended', async () => {
  const { runtime, post, ask } = testApp()
  const asked = post('/v1/drafts', { topic: 'Bees' }, { Prefer: 'respond-async, wait=30' })
  await expect.poll(() => runtime.watchers()).toBe(1)
  const [id] = (await runtime.drafts.list()).map((draft) => draft.id)
  await runtime.play(id!)
  const answer = await asked
  expect([answer.status, answer.headers.get('Preference-Applied'), answer.headers.get('Location')]).toEqual([
    200,
    'wait=30',
    `/v1/drafts/${id}`,
  ])
  expect(await answer.json()).toMatchObject({ id, status: 'done' })
  expect(runtime.watchers()).toBe(0)
  // Of one that has ended nothing is waited for.
  expect((await ask(`/v1/drafts/${id}`, { headers: { Prefer: 'wait=60' } })).headers.get('Preference-Applied')).toBe('wait=60')
})

test('one that is not done in time is answered as it stands', async () => {
  const { runtime, post, ask } = testApp()
  const late = await post('/v1/drafts', { topic: 'Bees' }, { Prefer: 'wait=1' })
  expect([late.status, (await late.json()).created]).toEqual([202, true])
  const [id] = (await runtime.drafts.list()).map((draft) => draft.id)
  const read = await ask(`/v1/drafts/${id}`, { headers: { Prefer: 'wait=1' } })
  expect([read.status, (await read.json()).status]).toEqual([200, 'queued'])
  expect(runtime.watchers()).toBe(0)
})

test.each(['wait', 'wait=', 'wait=-1', 'wait=1.5', 'waiting=9', 'x'.repeat(200), 'wait=0'])('%j is no wish to wait', async (prefer) => {
  const { runtime, post } = testApp()
  const answer = await post('/v1/drafts', { topic: 'Bees' }, { Prefer: prefer })
  expect([answer.status, answer.headers.get('Preference-Applied'), runtime.watchers()]).toEqual([202, null, 0])
})

test('who waits and leaves is followed no longer, and a gateway that stops answers who waits', async () => {
  const { url, runtime, close } = await openGateway([])
  const id = runtime.seed('Bees', 3)
  const headers = { Authorization: 'Bearer good-token', Prefer: 'wait=60' }
  const leaving = new AbortController()
  const left = fetch(`${url}/v1/drafts/${id}`, { headers, signal: leaving.signal }).catch(() => null)
  await expect.poll(() => runtime.watchers()).toBe(1)
  leaving.abort()
  await left
  await expect.poll(() => runtime.watchers()).toBe(0)
  // A gateway that stops does not wait for who waits.
  const waiting = fetch(`${url}/v1/drafts/${id}`, { headers })
  await expect.poll(() => runtime.watchers()).toBe(1)
  await close()
  expect((await waiting).status).toBe(200)
})
