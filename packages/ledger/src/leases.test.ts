import { expect, test } from 'vitest'
import { anyRun, tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'
import type { Ledger } from './ledger.ts'

const lost = expect.objectContaining({ code: 'LEASE_LOST' })

async function begin(temp: TempLedger, id = 'r1'): Promise<Lease> {
  const { lease } = await temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })
  if (lease === null) throw new Error('not created')
  return lease
}

test('a run is taken over when its lease has expired, not before', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  const other = await temp.again({ owner: 'boot:2:b' })
  temp.later(8999)
  expect(await other.dispatch.next(anyRun)).toBeNull()
  await temp.ledger.dispatch.heartbeat([lease])
  temp.later(8999)
  expect(await other.resume('r1')).toBeNull()
  temp.later(1)
  expect(await other.dispatch.next(anyRun)).toEqual({ id: 'r1', run: 1, epoch: 2, deaths: 0 })
  expect(await other.getRun('r1')).toMatchObject({ status: 'queued', owner: 'boot:2:b', epoch: 2 })
})

test('a run of a dead process is taken at once', async () => {
  await using temp = await tempLedger()
  await begin(temp)
  const other = await temp.again({ owner: 'boot:2:b', isAlive: (owner) => owner !== 'boot:1:a' })
  expect((await other.getRun('r1'))?.isHeld).toBe(false)
  expect((await other.dispatch.next(anyRun))?.epoch).toBe(2)
})

test('a worker that lost its run changes nothing any more', async () => {
  await using temp = await tempLedger()
  const zombie = await begin(temp)
  temp.later(9000)
  const lease = (await (await temp.again({ owner: 'boot:2:b' })).dispatch.next(anyRun)) as Lease
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
  const key = { step: 's', kind: 'model', hash: 'h', nth: 0 } as const
  await expect(temp.ledger.finishStep(zombie, { key: 'plan', out: 1, events: [event] })).rejects.toEqual(lost)
  await expect(temp.ledger.finishCall(zombie, key, 1)).rejects.toEqual(lost)
  await temp.ledger.dispatch.heartbeat([zombie])
  for (const write of [
    () => temp.ledger.setStatus(zombie, 'done'),
    () => temp.ledger.release(zombie, 'done'),
    () => temp.ledger.append(zombie, [event]),
    () => temp.ledger.beginCall(zombie, key),
    () => temp.ledger.takeSignal(zombie, 'cancel'),
  ])
    await expect(write()).rejects.toEqual(lost)
  await expect(temp.ledger.step(zombie, 'plan')).rejects.toThrow(lost)
  await expect(temp.ledger.call(zombie, key)).rejects.toThrow(lost)
  expect(await temp.ledger.step(lease, 'plan')).toBeNull()
  expect(await temp.ledger.events('r1', 0, 10)).toEqual([])
  expect(await temp.ledger.getRun('r1')).toMatchObject({ status: 'queued', epoch: 2 })
})

test('of steps that share a commit, one that lost its lease takes none of the others with it', async () => {
  await using temp = await tempLedger()
  const zombie = await begin(temp, 'r1')
  const lease = await begin(temp, 'r2')
  temp.later(9000)
  await (await temp.again({ owner: 'boot:2:b' })).resume('r1')
  const results = await Promise.allSettled([
    temp.ledger.finishStep(lease, { key: 'a', out: 1 }),
    temp.ledger.finishStep(zombie, { key: 'a', out: 1 }),
    temp.ledger.finishStep(lease, { key: 'b', out: 2 }),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await temp.ledger.steps('r2')).map((step) => step.out)).toEqual([1, 2])
})

test('a released lease is void; a done run is never claimed, a cancelled one may be', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await temp.ledger.release(lease, 'cancelled')
  await expect(temp.ledger.setStatus(lease, 'running')).rejects.toThrow(lost)
  expect(await temp.ledger.dispatch.next(anyRun)).toBeNull()
  const resumed = (await temp.ledger.resume('r1'))?.lease as Lease
  await temp.ledger.release(resumed, 'done')
  expect(await temp.ledger.resume('r1')).toBeNull()
})

test('a parked run is taken when its own signal has come, also one that came early', async () => {
  await using temp = await tempLedger()
  await temp.ledger.release(await begin(temp, 'r1'), 'waiting', 'plan')
  expect(await temp.ledger.getRun('r1')).toMatchObject({ status: 'waiting', waitingFor: 'plan', owner: null, isHeld: false })
  await temp.ledger.signal('r1', { name: 'sources', payload: {} })
  expect(await temp.ledger.dispatch.next(anyRun)).toBeNull()
  await temp.ledger.signal('r1', { name: 'plan', payload: {} })
  expect((await temp.ledger.dispatch.next(anyRun))?.id).toBe('r1')
})

test('a process that ends is held against the run that was at work, not against those that waited', async () => {
  await using temp = await tempLedger()
  await temp.ledger.setStatus(await begin(temp, 'r1'), 'running')
  await begin(temp, 'r2')
  const gone = new Set(['boot:1:a'])
  const next = async (owner: string): Promise<Ledger> => {
    const ledger = await temp.again({ owner, isAlive: (other) => !gone.has(other) })
    await ledger.dispatch.recover(() => false)
    return ledger
  }
  const second = await next('boot:2:b')
  expect(await second.getRun('r1')).toMatchObject({ status: 'queued', isHeld: false })
  expect(await second.dispatch.next({ ...anyRun, suspects: false })).toMatchObject({ id: 'r2', deaths: 0 })
  const again = (await second.dispatch.next(anyRun)) as Lease
  expect(again).toMatchObject({ id: 'r1', deaths: 1 })
  await second.setStatus(again, 'running')
  gone.add('boot:2:b')
  const third = await next('boot:3:c')
  expect(await third.dispatch.next(anyRun)).toMatchObject({ id: 'r1', deaths: 2 })
  expect(await third.dispatch.next(anyRun)).toMatchObject({ id: 'r2', deaths: 0 })
  gone.add('boot:3:c')
  // It had not begun: what was counted stands, and nothing is added.
  const fourth = await next('boot:4:d')
  expect(await fourth.dispatch.next(anyRun)).toMatchObject({ id: 'r1', deaths: 2 })
  gone.add('boot:4:d')
  expect(await (await next('boot:5:e')).resume('r1')).toMatchObject({ lease: { deaths: 0 } })
})

test('a worker that was only slow, or gave its run up, is not taken for one that ended; one of another boot is', async () => {
  await using temp = await tempLedger()
  const other = await temp.again({ owner: 'boot:2:b' })
  const taken = async (ledger: Ledger): Promise<Lease> => {
    await ledger.dispatch.recover(() => false)
    const lease = (await ledger.dispatch.next(anyRun)) as Lease
    await ledger.setStatus(lease, 'running')
    return lease
  }
  await temp.ledger.setStatus(await begin(temp), 'running')
  await other.dispatch.recover(() => false)
  expect(await other.dispatch.next(anyRun)).toBeNull()
  temp.later(9000)
  const lease = await taken(other)
  expect(lease.deaths).toBe(0)
  await other.release(lease, 'queued')
  const elsewhere = await temp.again({ owner: 'container:1:a' })
  expect((await taken(elsewhere)).deaths).toBe(0)
  temp.later(9000)
  expect((await taken(other)).deaths).toBe(1)
})

test('a run that this process has at hand is not taken twice when its lease ran out', async () => {
  await using temp = await tempLedger()
  await begin(temp)
  await temp.ledger.setStatus(await begin(temp, 'r2'), 'running')
  temp.later(20_000)
  await temp.ledger.dispatch.recover(() => true)
  expect((await temp.ledger.getSummary('r2'))?.status).toBe('running')
  expect(await temp.ledger.dispatch.next({ isAtHand: (id) => id === 'r1', suspects: true })).toBeNull()
  expect(await temp.ledger.dispatch.next(anyRun)).toMatchObject({ id: 'r1' })
})
