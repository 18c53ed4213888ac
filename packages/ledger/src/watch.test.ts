import { expect, test } from 'vitest'
import { tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Ledger } from './ledger.ts'

/** A sleep that ends when the test says so. */
function handTimer() {
  const sleepers = new Set<() => void>()
  const asked: number[] = []
  return {
    asked,
    count: () => sleepers.size,
    tick: async () => {
      for (const wake of sleepers) wake()
      await new Promise(setImmediate)
    },
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        asked.push(milliseconds)
        const wake = (): void => {
          sleepers.delete(wake)
          resolve()
        }
        sleepers.add(wake)
        signal.addEventListener('abort', wake)
      }),
  }
}

function follow(ledger: Ledger, id?: string) {
  const stop = new AbortController()
  const seen = { changes: 0 }
  const ended = (async () => {
    for await (const _ of ledger.watch(id, stop.signal)) seen.changes += 1
  })()
  return { seen, stop: () => stop.abort(), ended }
}
const turn = () => new Promise(setImmediate)
const create = (temp: TempLedger, id: string) => temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })

test('another process’s change is found within one look, one timer for all watchers', async () => {
  const timer = handTimer()
  using temp = tempLedger()
  await create(temp, 'r1')
  const ledger = temp.again({ sleep: timer.sleep })
  const watchers = [follow(ledger, 'r1'), follow(ledger, 'r1'), follow(ledger)]
  await turn()
  expect(timer.count()).toBe(1)
  expect(timer.asked).toEqual([200])
  await temp.ledger.signal('r1', 'cancel', null)
  await temp.ledger.signal('r1', 'cancel', null)
  await turn()
  expect(watchers.map((watcher) => watcher.seen.changes)).toEqual([0, 0, 0])
  await timer.tick()
  expect(watchers.map((watcher) => watcher.seen.changes)).toEqual([1, 1, 1])
  await timer.tick()
  expect(watchers.map((watcher) => watcher.seen.changes)).toEqual([1, 1, 1])
  for (const watcher of watchers) watcher.stop()
  await Promise.all(watchers.map((watcher) => watcher.ended))
  expect(timer.count()).toBe(0)
})

test('a change of this process wakes at once, and only those whose run it was', async () => {
  using temp = tempLedger({ sleep: handTimer().sleep })
  await create(temp, 'r1')
  await create(temp, 'r2')
  const [first, second] = [follow(temp.ledger, 'r1'), follow(temp.ledger, 'r2')]
  await turn()
  await temp.ledger.signal('r1', 'cancel', null)
  await turn()
  expect([first.seen.changes, second.seen.changes]).toEqual([1, 0])
  await temp.ledger.deleteRun('r2')
  await second.ended
  temp.ledger.close()
  await first.ended
})
