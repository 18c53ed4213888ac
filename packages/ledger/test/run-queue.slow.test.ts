import { expect, onTestFinished, test } from 'vitest'
import type { Lease, Ledger } from '../src/index.ts'
import { openPostgresLedger } from '../src/postgres/open-postgres-ledger.ts'
import { onPostgres } from './on-postgres.ts'
import { anyRun, sleep } from './temp-ledger.ts'

// On PostgreSQL a queue hands runs out: which worker has one, and which has ended, is its word alone.

/** Milliseconds after which the queue has surely noticed that a worker ended. */
const noticedMs = 40_000

await onPostgres((server) => {
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const

  /** Processes on one database of its own. */
  async function openProcesses(...names: readonly string[]): Promise<readonly Ledger[]> {
    const url = await server.newUrl()
    const opened: Ledger[] = []
    for (const name of names)
      opened.push(
        await openPostgresLedger({
          url,
          sources: '',
          withQueue: true,
          clock: () => new Date(),
          owner: `boot:${name}:1`,
          isAlive: () => true,
          countWords: () => 0,
          sleep,
        }),
      )
    onTestFinished(async () => {
      for (const ledger of opened) await ledger.close()
    })
    return opened
  }

  const put = async (ledger: Ledger, id: string): Promise<void> => {
    expect(await ledger.createRun({ id, brief: { topic: id }, pins: {}, event })).toEqual({ id, created: true, lease: null })
  }
  const take = async (ledger: Ledger): Promise<Lease> => {
    const lease = await ledger.dispatch.next(anyRun)
    if (lease === null) throw new Error('nothing is to be done')
    return lease
  }

  test('each run goes to one worker, whichever process was asked for it', async () => {
    const [one, two, three] = (await openProcesses('a', 'b', 'c')) as [Ledger, Ledger, Ledger]
    const ids = Array.from({ length: 30 }, (_, n) => `r${n}`)
    await Promise.all(ids.map((id, n) => put(n % 2 ? one : two, id)))
    const taken: string[] = []
    await Promise.all(
      [one, two, three].map(async (ledger) => {
        for (let lease = await ledger.dispatch.next(anyRun); lease !== null; lease = await ledger.dispatch.next(anyRun))
          taken.push(lease.id)
      }),
    )
    expect(taken.toSorted()).toEqual(ids.toSorted())
    expect(await one.getSummary('r0')).toMatchObject({ status: 'queued', isHeld: true, epoch: 2 })
  })

  test('what is given back goes to the next worker at once, and counts nothing against the run', async () => {
    const [one, two] = (await openProcesses('a', 'b')) as [Ledger, Ledger]
    await put(one, 'r1')
    await one.release(await take(one), 'queued')
    expect(await take(two)).toMatchObject({ id: 'r1', deaths: 0 })
  })

  test('a parked run needs no worker until its signal comes, be it before it is parked', async () => {
    const [one, two] = (await openProcesses('a', 'b')) as [Ledger, Ledger]
    await put(one, 'late')
    await one.release(await take(one), 'waiting', 'gate.plan')
    expect(await two.dispatch.next(anyRun)).toBeNull()
    await one.signal('late', { name: 'gate.plan', payload: {} })
    expect((await take(two)).id).toBe('late')
    await put(one, 'early')
    const lease = await take(one)
    await one.signal('early', { name: 'gate.plan', payload: {} })
    expect(await two.dispatch.next(anyRun)).toBeNull()
    await one.release(lease, 'waiting', 'gate.plan')
    expect((await take(two)).id).toBe('early')
  })

  test('a run that was cancelled or failed goes on when a person asks for it, once; one that is done does not', async () => {
    const [one, two] = (await openProcesses('a', 'b')) as [Ledger, Ledger]
    for (const id of ['cancelled', 'failed', 'done']) await put(one, id)
    await one.cancelRun('cancelled')
    expect((await one.getSummary('cancelled'))?.status).toBe('cancelled')
    for (const status of ['failed', 'done'] as const) await one.release(await take(one), status)
    expect(await two.dispatch.next(anyRun)).toBeNull()
    const asked: unknown[] = []
    for (const id of ['cancelled', 'failed', 'done', 'failed']) asked.push(await one.resume(id))
    expect(asked).toEqual([{ lease: null }, { lease: null }, null, { lease: null }])
    expect([(await take(two)).id, (await take(two)).id].toSorted()).toEqual(['cancelled', 'failed'])
    expect(await two.dispatch.next(anyRun)).toBeNull()
  })

  test('work that is asked of a draft goes to a worker, whichever process was asked for it', async () => {
    const [one, two] = (await openProcesses('a', 'b')) as [Ledger, Ledger]
    await put(one, 'r1')
    await one.release(await take(one), 'done')
    const order = { after: 1, step: { key: 'order.2', out: { kind: 'section' } }, event }
    expect(await one.reopen('r1', order)).toEqual({ lease: null })
    expect(await one.reopen('r1', order)).toBeNull()
    const lease = await take(two)
    expect(lease).toMatchObject({ id: 'r1', deaths: 0 })
    expect(await two.step(lease, 'order.2')).toEqual({ out: { kind: 'section' } })
    await two.release(lease, 'done')
    expect(await one.dispatch.next(anyRun)).toBeNull()
  })

  test(
    'a worker that ended is noticed, its runs go to another one, only the one at work counts it, and what it writes afterwards is refused',
    { timeout: 120_000 },
    async () => {
      const [one, two] = (await openProcesses('a', 'b')) as [Ledger, Ledger]
      await put(one, 'r1')
      const zombie = await take(one)
      await one.setStatus(zombie, 'running')
      await one.finishStep(zombie, { key: 'plan', out: 1 })
      await put(one, 'r2')
      await take(one)
      const found: Lease[] = []
      const look = async (): Promise<number> => found.push(...[await two.dispatch.next(anyRun)].filter((lease) => lease !== null))
      await expect.poll(look, { timeout: noticedMs, interval: 500 }).toBe(2)
      expect(found.map(({ id, deaths }) => [id, deaths]).toSorted()).toEqual([
        ['r1', 1],
        ['r2', 0],
      ])
      await expect(one.finishStep(zombie, { key: 'write', out: 2 })).rejects.toMatchObject({ code: 'LEASE_LOST' })
      expect((await two.steps('r1')).map(({ key }) => key)).toEqual(['plan'])
    },
  )
})
