import { expect, test } from 'vitest'
import { smallDraft, tempLedger, type TempLedger } from '../../test/temp-ledger.ts'
import type { Ledger } from '../ledger.ts'

/** A sleep that ends when the test says so. */
function handTimer() {
  const sleepers = new Set<() => void>()
  const asked: number[] = []
  return {
    asked,
    count: () => sleepers.size,
    tick: async () => {
      for (const wake of sleepers) wake()
      await turn()
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

async function follow(ledger: Ledger, id: string) {
  const seen = { changes: 0, stop: () => undefined as void }
  seen.stop = await ledger.watch(id, () => (seen.changes += 1))
  return seen
}
const turn = async (): Promise<void> => {
  for (let i = 0; i < 3; i += 1) await new Promise(setImmediate)
}
const create = (temp: TempLedger, id: string) => temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })

test('another process’s change is found within one look, one timer for all watchers', async () => {
  const timer = handTimer()
  await using temp = await tempLedger()
  await create(temp, 'r1')
  await create(temp, 'r2')
  const ledger = await temp.again({ sleep: timer.sleep })
  const watchers = await Promise.all([follow(ledger, 'r1'), follow(ledger, 'r1'), follow(ledger, 'r2')])
  await turn()
  expect(timer.count()).toBe(1)
  expect(timer.asked).toEqual([200])
  await temp.ledger.signal('r1', { name: 'cancel', payload: null })
  await temp.ledger.signal('r1', { name: 'cancel', payload: null })
  await turn()
  expect(watchers.map((watcher) => watcher.changes)).toEqual([0, 0, 0])
  await timer.tick()
  expect(watchers.map((watcher) => watcher.changes)).toEqual([1, 1, 0])
  await timer.tick()
  expect(watchers.map((watcher) => watcher.changes)).toEqual([1, 1, 0])
  for (const watcher of watchers) watcher.stop()
  await turn()
  expect(timer.count()).toBe(0)
})

test('a change of this process wakes in the same turn, once, and only those whose run it was', async () => {
  await using temp = await tempLedger({ sleep: handTimer().sleep })
  const { ledger } = temp
  await create(temp, 'r1')
  await create(temp, 'r2')
  await turn()
  const [first, second] = await Promise.all([follow(ledger, 'r1'), follow(ledger, 'r2')])
  await Promise.all([ledger.signal('r1', { name: 'cancel', payload: null }), ledger.signal('r1', { name: 'cancel', payload: null })])
  await turn()
  expect([first.changes, second.changes]).toEqual([1, 0])
  await ledger.deleteRun('r2')
  await turn()
  expect([first.changes, second.changes]).toEqual([1, 1])
  first.stop()
  await ledger.signal('r1', { name: 'cancel', payload: null })
  await turn()
  expect(first.changes).toBe(1)
})

test('every kind of change that a reader can see wakes, and a renewed lease does not', async () => {
  await using temp = await tempLedger({ sleep: handTimer().sleep })
  const { ledger } = temp
  const { lease } = await create(temp, 'r1')
  await turn()
  const watcher = await follow(ledger, 'r1')
  const wakes = async (change: () => unknown): Promise<number> => {
    const before = watcher.changes
    await change()
    await turn()
    return watcher.changes - before
  }
  expect(await wakes(() => ledger.dispatch.heartbeat([lease!]))).toBe(0)
  expect(await wakes(() => ledger.takeSignal(lease!, 'cancel'))).toBe(0)
  expect(await wakes(() => ledger.append(lease!, [{ type: 'round.started', data: { n: 1 } }]))).toBe(1)
  expect(await wakes(() => ledger.finishStep(lease!, { key: 's', out: 1, events: [{ type: 'round.started', data: { n: 2 } }] }))).toBe(1)
  expect(await wakes(() => ledger.finishStep(lease!, { key: 's', out: 1, events: [{ type: 'round.started', data: { n: 2 } }] }))).toBe(0)
  expect(await wakes(() => ledger.setStatus(lease!, 'waiting', 'gate.plan'))).toBe(1)
  expect(await wakes(() => ledger.saveDraft(lease!, { ...smallDraft('Bees'), status: 'running' }))).toBe(1)
  expect(await wakes(() => ledger.signal('r1', { name: 'cancel', payload: null }))).toBe(1)
  expect(await wakes(() => ledger.release(lease!, 'done'))).toBe(1)
})

test('a run that is not there cannot be watched', async () => {
  await using temp = await tempLedger()
  await expect(temp.ledger.watch('none', () => undefined)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
})
