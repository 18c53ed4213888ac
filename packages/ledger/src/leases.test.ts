import { expect, test } from 'vitest'
import { tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

const lost = expect.objectContaining({ code: 'LEASE_LOST' })

function begin(temp: TempLedger, id = 'r1'): Lease {
  const { lease } = temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })
  if (lease === null) throw new Error('not created')
  return lease
}

test('a run is taken over when its lease has expired, not before', () => {
  using temp = tempLedger()
  const lease = begin(temp)
  const other = temp.again({ owner: 'boot:2:b' })
  temp.later(8999)
  expect(other.claimNext()).toBeNull()
  temp.ledger.heartbeat(lease)
  temp.later(8999)
  expect(other.claim('r1')).toBeNull()
  temp.later(1)
  expect(other.claimNext()).toEqual({ id: 'r1', run: 1, epoch: 2 })
  expect(other.getRun('r1')).toMatchObject({ status: 'running', owner: 'boot:2:b', epoch: 2 })
})

test('a run of a dead process is taken at once', () => {
  using temp = tempLedger()
  begin(temp)
  const other = temp.again({ owner: 'boot:2:b', isAlive: (owner) => owner !== 'boot:1:a' })
  expect(other.getRun('r1')?.isHeld).toBe(false)
  expect(other.claimNext()?.epoch).toBe(2)
})

test('a worker that lost its run changes nothing any more', async () => {
  using temp = tempLedger()
  const zombie = begin(temp)
  temp.later(9000)
  const lease = temp.again({ owner: 'boot:2:b' }).claimNext() as Lease
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
  const key = { step: 's', kind: 'model', hash: 'h', nth: 0 } as const
  await expect(temp.ledger.finishStep(zombie, 'plan', 1, [event])).rejects.toEqual(lost)
  await expect(temp.ledger.finishCall(zombie, key, 1)).rejects.toEqual(lost)
  for (const write of [
    () => temp.ledger.heartbeat(zombie),
    () => temp.ledger.setStatus(zombie, 'done'),
    () => temp.ledger.release(zombie, 'done'),
    () => temp.ledger.append(zombie, [event]),
    () => temp.ledger.step(zombie, 'plan'),
    () => temp.ledger.call(zombie, key),
    () => temp.ledger.beginCall(zombie, key),
    () => temp.ledger.takeSignal(zombie, 'cancel'),
  ]) {
    expect(write).toThrow(lost)
  }
  expect(temp.ledger.step(lease, 'plan')).toBeNull()
  expect(temp.ledger.events('r1', 0, 10)).toEqual([])
  expect(temp.ledger.getRun('r1')).toMatchObject({ status: 'running', epoch: 2 })
})

test('of steps that share a commit, one that lost its lease takes none of the others with it', async () => {
  using temp = tempLedger()
  const zombie = begin(temp, 'r1')
  const lease = begin(temp, 'r2')
  temp.later(9000)
  temp.again({ owner: 'boot:2:b' }).claim('r1')
  const results = await Promise.allSettled([
    temp.ledger.finishStep(lease, 'a', 1, []),
    temp.ledger.finishStep(zombie, 'a', 1, []),
    temp.ledger.finishStep(lease, 'b', 2, []),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(temp.ledger.steps('r2').map((step) => step.out)).toEqual([1, 2])
})

test('a released lease is void; a done run is never claimed, a cancelled one may be', () => {
  using temp = tempLedger()
  const lease = begin(temp)
  temp.ledger.release(lease, 'cancelled')
  expect(() => temp.ledger.heartbeat(lease)).toThrow(lost)
  expect(temp.ledger.claimNext()).toBeNull()
  const resumed = temp.ledger.claim('r1') as Lease
  temp.ledger.release(resumed, 'done')
  expect(temp.ledger.claim('r1')).toBeNull()
})

test('a parked run is taken when its own signal has come, also one that came early', () => {
  using temp = tempLedger()
  temp.ledger.release(begin(temp, 'r1'), 'waiting', 'plan')
  expect(temp.ledger.getRun('r1')).toMatchObject({ status: 'waiting', waitingFor: 'plan', owner: null, isHeld: false })
  temp.ledger.signal('r1', 'sources', {})
  expect(temp.ledger.claimNext()).toBeNull()
  temp.ledger.signal('r1', 'plan', {})
  expect(temp.ledger.claimNext()?.id).toBe('r1')

  const lease = begin(temp, 'r2')
  temp.ledger.signal('r2', 'cancel', null)
  temp.ledger.release(lease, 'waiting', 'draft')
  expect(temp.ledger.claimNext()?.id).toBe('r2')
})
