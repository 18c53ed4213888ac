import { expect, test } from 'vitest'
import { smallDraft, tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

async function begin(temp: TempLedger): Promise<Lease> {
  return (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease as Lease
}
const started = (n: number) => ({ type: 'round.started', data: { n } }) as const

test('a step and its events are there together, and are not written twice', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  expect(await temp.ledger.step(lease, 'plan')).toBeNull()
  await temp.ledger.finishStep(lease, { key: 'plan', out: { title: 'Bees' }, events: [started(1), started(2)] })
  await temp.ledger.finishStep(lease, { key: 'plan', out: { title: 'Wasps' }, events: [started(1), started(2)] })
  expect(await temp.ledger.step(lease, 'plan')).toEqual({ out: { title: 'Bees' } })
  expect(await temp.ledger.events('r1', 0, 10)).toEqual([
    { seq: 1, type: 'round.started', at: '2026-11-24T00:00:00.000Z', data: { n: 1 } },
    { seq: 2, type: 'round.started', at: '2026-11-24T00:00:00.000Z', data: { n: 2 } },
  ])
})

test('events with an origin are not written again by a replay, and are numbered on with those of steps', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  expect(await temp.ledger.append(lease, [started(1)], { step: 'resume.2' })).toBe(1)
  expect(await temp.ledger.append(lease, [started(1), started(2)], { step: 'resume.2' })).toBe(2)
  await temp.ledger.finishStep(lease, { key: 'research.q1', out: null, events: [3, 4].map(started) })
  expect(await temp.ledger.append(lease, [started(5)])).toBe(5)
  expect(await temp.ledger.append(lease, [started(5)])).toBe(6)
  expect((await temp.ledger.events('r1', 0, 100)).map((event) => [event.seq, event.data])).toEqual(
    [1, 2, 3, 4, 5, 5].map((n, index) => [index + 1, { n }]),
  )
})

test('events are read from a number on, so many at a time', async () => {
  await using temp = await tempLedger()
  await temp.ledger.finishStep(await begin(temp), { key: 'a', out: undefined, events: [1, 2, 3, 4, 5].map(started) })
  expect((await temp.ledger.events('r1', 2, 2)).map((event) => event.seq)).toEqual([3, 4])
  expect(await temp.ledger.events('r1', 5, 2)).toEqual([])
})

test('steps are listed by the beginning of their key', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await Promise.all(['r1.check', 'r10.check', 'r1.review', 'plan'].map((key) => temp.ledger.finishStep(lease, { key, out: key })))
  expect((await temp.ledger.steps('r1', 'r1.')).map((step) => step.out)).toEqual(['r1.check', 'r1.review'])
  expect(await temp.ledger.steps('r1')).toHaveLength(4)
})

test('what is waiting to be committed is committed by close', async () => {
  await using temp = await tempLedger()
  const finished = temp.ledger.finishStep(await begin(temp), { key: 'a', out: 1 })
  await temp.ledger.close()
  await finished
  expect(await (await temp.again()).steps('r1')).toHaveLength(1)
})

test('a saved draft says which events it contains', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  const draft = { ...smallDraft('Bees'), seq: 99 }
  expect(await temp.ledger.saveDraft(lease, { ...draft, status: 'running' })).toBe(0)
  const origin = { step: 'run.done' }
  const events = [{ type: 'draft.done', data: { stopReason: 'clean', score: 90, words: 800 } }] as const
  expect(await temp.ledger.saveDraft(lease, { ...draft, status: 'done' }, { events, origin })).toBe(1)
  expect(await temp.ledger.saveDraft(lease, { ...draft, status: 'done' }, { events, origin })).toBe(1)
  expect(await temp.ledger.getRun('r1')).toMatchObject({ status: 'done', seq: 1, draft: { seq: 1, status: 'done', title: 'Bees' } })
})
