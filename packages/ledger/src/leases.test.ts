import { expect, test } from 'vitest'
import { tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

const lost = expect.objectContaining({ code: 'LEASE_LOST' })

async function begin(temp: TempLedger, id = 'r1'): Promise<Lease> {
  const { lease } = await temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })
  if (lease === null) throw new Error('not created')
  return lease
}

test('a run is taken over when its lease has expired, not before', async () => {
  using temp = tempLedger()
  const lease = await begin(temp)
  const other = temp.again({ owner: 'boot:2:b' })
  temp.later(8999)
  expect(await other.claimNext()).toBeNull()
  await temp.ledger.heartbeat(lease)
  temp.later(8999)
  expect(await other.claim('r1')).toBeNull()
  temp.later(1)
  expect(await other.claimNext()).toEqual({ id: 'r1', run: 1, epoch: 2 })
  expect(other.getRun('r1')).toMatchObject({ status: 'running', owner: 'boot:2:b', epoch: 2 })
})

test('a run of a dead process is taken at once', async () => {
  using temp = tempLedger()
  await begin(temp)
  const other = temp.again({ owner: 'boot:2:b', isAlive: (owner) => owner !== 'boot:1:a' })
  expect(other.getRun('r1')?.isHeld).toBe(false)
  expect((await other.claimNext())?.epoch).toBe(2)
})

test('a worker that lost its run changes nothing any more', async () => {
  using temp = tempLedger()
  const zombie = await begin(temp)
  temp.later(9000)
  const lease = (await temp.again({ owner: 'boot:2:b' }).claimNext()) as Lease
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
  const key = { step: 's', kind: 'model', hash: 'h', nth: 0 } as const
  await expect(temp.ledger.finishStep(zombie, 'plan', 1, [event])).rejects.toEqual(lost)
  await expect(temp.ledger.finishCall(zombie, key, 1)).rejects.toEqual(lost)
  for (const write of [
    () => temp.ledger.heartbeat(zombie),
    () => temp.ledger.setStatus(zombie, 'done'),
    () => temp.ledger.release(zombie, 'done'),
    () => temp.ledger.append(zombie, [event]),
    () => temp.ledger.beginCall(zombie, key),
    () => temp.ledger.takeSignal(zombie, 'cancel'),
  ])
    await expect(write()).rejects.toEqual(lost)
  expect(() => temp.ledger.step(zombie, 'plan')).toThrow(lost)
  expect(() => temp.ledger.call(zombie, key)).toThrow(lost)
  expect(temp.ledger.step(lease, 'plan')).toBeNull()
  expect(temp.ledger.events('r1', 0, 10)).toEqual([])
  expect(temp.ledger.getRun('r1')).toMatchObject({ status: 'running', epoch: 2 })
})

test('of steps that share a commit, one that lost its lease takes none of the others with it', async () => {
  using temp = tempLedger()
  const zombie = await begin(temp, 'r1')
  const lease = await begin(temp, 'r2')
  temp.later(9000)
  await temp.again({ owner: 'boot:2:b' }).claim('r1')
  const results = await Promise.allSettled([
    temp.ledger.finishStep(lease, 'a', 1, []),
    temp.ledger.finishStep(zombie, 'a', 1, []),
    temp.ledger.finishStep(lease, 'b', 2, []),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(temp.ledger.steps('r2').map((step) => step.out)).toEqual([1, 2])
})

test('a released lease is void; a done run is never claimed, a cancelled one may be', async () => {
  using temp = tempLedger()
  const lease = await begin(temp)
  await temp.ledger.release(lease, 'cancelled')
  await expect(temp.ledger.heartbeat(lease)).rejects.toThrow(lost)
  expect(await temp.ledger.claimNext()).toBeNull()
  const resumed = (await temp.ledger.claim('r1')) as Lease
  await temp.ledger.release(resumed, 'done')
  expect(await temp.ledger.claim('r1')).toBeNull()
})

test('a parked run is taken when its own signal has come, also one that came early', async () => {
  using temp = tempLedger()
  await temp.ledger.release(await begin(temp, 'r1'), 'waiting', 'plan')
  expect(temp.ledger.getRun('r1')).toMatchObject({ status: 'waiting', waitingFor: 'plan', owner: null, isHeld: false })
  await temp.ledger.signal('r1', 'sources', {})
  expect(await temp.ledger.claimNext()).toBeNull()
  await temp.ledger.signal('r1', 'plan', {})
  expect((await temp.ledger.claimNext())?.id).toBe('r1')

  const lease = await begin(temp, 'r2')
  await temp.ledger.signal('r2', 'cancel', null)
  await temp.ledger.release(lease, 'waiting', 'draft')
  expect((await temp.ledger.claimNext())?.id).toBe('r2')
})
