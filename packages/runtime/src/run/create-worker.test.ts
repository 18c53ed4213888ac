import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type { Lease, Ledger } from '@galley/ledger'
import type { Models } from '@galley/models'
import { expect, onTestFinished, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { createWorker, type Worker } from './create-worker.ts'
import type { RunServices } from './run-services.ts'

const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
  await wait(ms, undefined, { signal }).catch(() => undefined)
}

/** A server that takes every question and answers none. */
const silentModels: Pick<Models, 'resolve'> = {
  resolve: async (_role, _brief, signal) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason as Error)
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    }),
}

interface Opened {
  readonly ledger: Ledger
  readonly worker: Worker
}

/** A data folder with workers on it, as processes of their own would be; each run hangs at its first question to a model. */
function openFolder() {
  const { file, open } = createLedgerFolder()
  const gone = new Set<string>()
  const said: string[] = []
  const opened: Worker[] = []
  // A process that is gone does nothing any more: it does not wake to find a run taken from it, and takes no other.
  const sleepOf = (owner: string) => async (ms: number, signal: AbortSignal) => {
    await sleep(ms, signal)
    while (gone.has(owner) && !signal.aborted) await sleep(20, signal)
  }
  onTestFinished(async () => {
    gone.clear()
    for (const worker of opened) await worker.close()
  })
  const start = async (owner: string, workers = 1): Promise<Opened> => {
    const ledger = await open({ owner, isAlive: (other) => !gone.has(other), sleep: sleepOf(owner) })
    const services = {
      ledger,
      models: silentModels,
      kernel: { prepare: () => Promise.resolve() },
      choose: async () => ({ team: {}, readers: {}, search: [], documents: [] }),
      settings: { workers, onlyLocal: true },
      version: '0.0.0',
      clock: () => new Date(),
      say: (line: string) => said.push(line),
    }
    const worker = createWorker(services as unknown as RunServices, sleepOf(owner))
    opened.push(worker)
    return { ledger, worker }
  }
  return { file, start, said, die: (owner: string) => gone.add(owner) }
}

async function create(ledger: Ledger, id: string): Promise<Lease> {
  return (await ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })).lease as Lease
}

const statusIs = async (ledger: Ledger, id: string, status: string): Promise<void> =>
  expect.poll(async () => (await ledger.getSummary(id))?.status, { timeout: 10_000 }).toBe(status)

test('a run at work and one that waits are cancelled, and the next one has the room', async () => {
  const { ledger, worker } = await openFolder().start('boot:1:a')
  for (const id of ['r1', 'r2', 'r3']) worker.take(await create(ledger, id))
  await statusIs(ledger, 'r1', 'running')
  expect((await ledger.getSummary('r2'))?.status).toBe('queued')
  await ledger.cancelRun('r2')
  worker.cancel('r2')
  await ledger.cancelRun('r1')
  worker.cancel('r1')
  await statusIs(ledger, 'r3', 'running')
  await statusIs(ledger, 'r1', 'cancelled')
  expect((await ledger.getSummary('r2'))?.status).toBe('cancelled')
})

test('a run that goes on while its last stretch is being wound up stays in the hands of its worker', async () => {
  const { ledger, worker } = await openFolder().start('boot:1:a')
  const release = ledger.release.bind(ledger)
  let resumed = 0
  ledger.release = async (...parked) => {
    await release(...parked)
    const lease = resumed++ === 0 ? (await ledger.resume('r1'))?.lease : undefined
    if (lease) worker.take(lease)
  }
  worker.take(await create(ledger, 'r1'))
  await statusIs(ledger, 'r1', 'running')
  await ledger.cancelRun('r1')
  worker.cancel('r1')
  await expect.poll(() => ledger.getSummary('r1')).toMatchObject({ status: 'running', epoch: 3 })
  await ledger.cancelRun('r1')
  worker.cancel('r1')
  await statusIs(ledger, 'r1', 'cancelled')
})

test('a cancellation that another process wrote reaches the worker', async () => {
  const folder = openFolder()
  const { ledger, worker } = await folder.start('boot:1:a')
  worker.take(await create(ledger, 'r1'))
  await statusIs(ledger, 'r1', 'running')
  const other = await folder.start('boot:2:b')
  await other.ledger.cancelRun('r1')
  await statusIs(ledger, 'r1', 'cancelled')
  expect((await ledger.events('r1', 0, 10)).map((event) => event.type)).toEqual(['draft.cancelled'])
})

test('closing gives back what waits, in one transaction, and what is at work', async () => {
  const folder = openFolder()
  const { ledger, worker } = await folder.start('boot:1:a')
  for (let n = 0; n < 60; n += 1) worker.take(await create(ledger, `r${n}`))
  await statusIs(ledger, 'r0', 'running')
  const observer = (await folder.start('boot:2:b')).ledger
  let commits = 0
  let isCounted = false
  for (const { id } of await observer.listRuns({ limit: 100 }))
    await ledger.watch(id, () => {
      // Readers are told of one commit in one go.
      if (!isCounted) queueMicrotask(() => (isCounted = false))
      commits += isCounted ? 0 : 1
      isCounted = true
    })
  await worker.close()
  await new Promise(setImmediate)
  expect((await observer.listRuns({ limit: 100 })).map(({ status, owner }) => [status, owner])).toEqual(
    Array.from({ length: 60 }, () => ['queued', null]),
  )
  // The one at work may need a turn of its own.
  expect([1, 2]).toContain(commits)
})

test('a run that ended its process three times at one step is parked as failed with the reason, one that only waited is not', async () => {
  const folder = openFolder()
  const first = await folder.start('boot:1:a')
  for (const id of ['r1', 'r2']) first.worker.take(await create(first.ledger, id))
  // Its first step is finished: what ends before any is, would have got ahead once it was.
  await expect.poll(() => first.ledger.steps('r1')).toHaveLength(1)
  folder.die('boot:1:a')
  const second = await folder.start('boot:2:b')
  second.worker.adopt()
  await expect.poll(() => second.ledger.getSummary('r1')).toMatchObject({ owner: 'boot:2:b', status: 'running' })
  folder.die('boot:2:b')
  // Two that end may be two machines that went away.
  const third = await folder.start('boot:3:c')
  third.worker.adopt()
  await expect.poll(() => third.ledger.getSummary('r1')).toMatchObject({ owner: 'boot:3:c', status: 'running' })
  folder.die('boot:3:c')
  const fourth = await folder.start('boot:4:d')
  fourth.worker.adopt()
  await statusIs(fourth.ledger, 'r1', 'failed')
  const { draft } = (await fourth.ledger.getRun('r1')) ?? {}
  expect(draft?.failure).toMatchObject({ code: 'RUN_ENDED_PROCESS', hint: expect.stringContaining('galley drafts resume r1') as string })
  await statusIs(fourth.ledger, 'r2', 'running')
  expect((await fourth.ledger.getSummary('r2'))?.owner).toBe('boot:4:d')
})

test('while another process holds the lock nothing is lost: leases are kept, runs are taken up afterwards', async () => {
  const folder = openFolder()
  const { ledger, worker } = await folder.start('boot:1:a', 2)
  worker.take(await create(ledger, 'r1'))
  await statusIs(ledger, 'r1', 'running')
  await ledger.release(await create(ledger, 'r2'), 'queued')
  const other = new DatabaseSync(folder.file)
  other.exec('BEGIN IMMEDIATE')
  worker.adopt()
  await expect.poll(() => ledger.trouble()?.code).toBe('DATA_BUSY')
  other.close()
  await statusIs(ledger, 'r2', 'running')
  expect(await ledger.getSummary('r1')).toMatchObject({ status: 'running', epoch: 1 })
  expect(folder.said).toEqual([])
})
