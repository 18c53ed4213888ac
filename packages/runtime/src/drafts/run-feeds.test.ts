import type { Lease, Ledger } from '@galley/ledger'
import type { DraftEvent, Ephemeral } from '@galley/sdk'
import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { emptyDraft } from '../run/empty-draft.ts'
import { createRunFeeds, iterateEvents, type EventBatch, type RunFeeds } from './run-feeds.ts'

/** Feeds over a real ledger whose reads are counted, and a second process' view of the same file. */
async function openFeeds(): Promise<{
  feeds: RunFeeds
  ledger: Ledger
  other: Ledger
  reads: () => number
  lease: (id: string) => Promise<Lease>
}> {
  const { open } = createLedgerFolder()
  const [ledger, other] = [await open({ owner: 'boot:1:a' }), await open({ owner: 'boot:2:b' })]
  let count = 0
  const counted: Parameters<typeof createRunFeeds>[0] = {
    watch: (...ask) => ledger.watch(...ask),
    getSummary: (id) => ledger.getSummary(id),
    events: (...ask) => {
      count += 1
      return ledger.events(...ask)
    },
  }
  const lease = async (id: string): Promise<Lease> => (await ledger.createRun({ id, brief: { topic: id }, pins: {} })).lease!
  return { feeds: createRunFeeds(counted), ledger, other, reads: () => count, lease }
}

const round = (n: number) => ({ type: 'round.started', data: { n } }) as const
const follow = async (feeds: RunFeeds, id: string, since = 0) => {
  const seen = { batches: [] as EventBatch[], ends: 0, stop: () => undefined as void }
  seen.stop = await feeds.follow(id, since, { take: (batch) => void seen.batches.push(batch), end: () => (seen.ends += 1) })
  return seen
}
const numbers = (batches: readonly EventBatch[]): readonly number[] => batches.flat().map((event) => ('seq' in event ? event.seq : 0))
const turn = async (): Promise<void> => {
  for (let i = 0; i < 3; i += 1) await new Promise(setImmediate)
}

test('a commit is read once for all who follow the run, and not at all for those of another', async () => {
  const { feeds, ledger, reads, lease } = await openFeeds()
  const [busy, idle] = [await lease('busy'), await lease('idle')]
  const watchers = await Promise.all(Array.from({ length: 50 }, () => follow(feeds, 'busy')))
  const others = await Promise.all(Array.from({ length: 50 }, () => follow(feeds, 'idle')))
  const before = reads()
  for (let n = 1; n <= 20; n += 1) {
    await ledger.append(busy, [round(n)])
    await turn()
  }
  expect(reads() - before).toBe(20)
  for (const { batches } of watchers) expect(numbers(batches)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  for (let i = 0; i < 20; i += 1) expect(new Set(watchers.map(({ batches }) => batches.at(-1 - i))).size).toBe(1)
  expect(others.every(({ batches }) => batches.flat().length === 0)).toBe(true)
  await ledger.release(idle, 'done')
})

test('whoever comes later gets what is committed at once, and every event once', async () => {
  const { feeds, ledger, reads, lease } = await openFeeds()
  const run = await lease('r')
  await ledger.append(run, [1, 2, 3].map(round))
  const first = await follow(feeds, 'r')
  await ledger.append(run, [round(4)])
  // Not read yet: the one who knows of it is not told again, the other is told once.
  const second = await follow(feeds, 'r', 4)
  const third = await follow(feeds, 'r', 2)
  await ledger.append(run, [round(5)])
  await turn()
  expect([first, second, third].map(({ batches }) => numbers(batches))).toEqual([[1, 2, 3, 4, 5], [5], [3, 4, 5]])
  const before = reads()
  await follow(feeds, 'r', 0)
  expect(reads() - before).toBe(0)
})

test('the last event ends it for all, and a run that has ended gives out what it has', async () => {
  const { feeds, ledger, lease } = await openFeeds()
  const run = await lease('r')
  const live = await follow(feeds, 'r')
  await ledger.append(run, [round(1)])
  await ledger.release(run, 'done')
  await turn()
  const late = await follow(feeds, 'r')
  expect([live.ends, late.ends]).toEqual([1, 1])
  expect(numbers(late.batches)).toEqual([1])
})

test('a draft that is saved without an event is told as an empty batch, and a run that is deleted ends', async () => {
  const { feeds, ledger, lease } = await openFeeds()
  const run = await lease('r')
  const seen = await follow(feeds, 'r')
  seen.batches.length = 0
  await ledger.saveDraft(run, { ...emptyDraft((await ledger.getRun('r'))!), status: 'running' })
  await turn()
  expect(seen.batches).toEqual([[]])
  await ledger.deleteRun('r')
  await turn()
  expect(seen.ends).toBe(1)
})

test('what is never stored comes in its order, and a stopped follower hears nothing', async () => {
  const { feeds, ledger, lease } = await openFeeds()
  const run = await lease('r')
  const [stays, goes] = [await follow(feeds, 'r'), await follow(feeds, 'r')]
  const progress = (text: string): Ephemeral => ({ type: 'progress', step: 's', text })
  const words = ({ batches }: typeof stays): unknown => batches.flat().map((event) => ('seq' in event ? event.seq : event.text))
  feeds.show('r', progress('a'))
  await ledger.append(run, [round(1)])
  feeds.show('r', progress('b'))
  await turn()
  goes.stop()
  feeds.show('r', progress('c'))
  await turn()
  expect(words(stays)).toEqual(['a', 1, 'b', 'c'])
  expect(words(goes)).toEqual(['a', 1, 'b'])
})

test('a run that another process writes is followed, and iterated to its end', async () => {
  const { feeds, other, ledger, lease } = await openFeeds()
  await ledger.release(await lease('r'), 'queued')
  const seen: DraftEvent[] = []
  const reading = (async () => {
    for await (const event of iterateEvents(feeds, 'r', { signal: new AbortController().signal })) if ('seq' in event) seen.push(event)
  })()
  const run = (await other.resume('r'))?.lease as Lease
  await other.append(run, [1, 2].map(round))
  await other.append(run, [round(3)])
  await other.release(run, 'done')
  await reading
  expect(seen.map(({ seq }) => seq)).toEqual([1, 2, 3])
})
