import { expect, test } from 'vitest'
import { anyRun, smallDraft, tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

async function begin(temp: TempLedger, id = 'r1'): Promise<Lease> {
  return (await temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })).lease as Lease
}
const lost = expect.objectContaining({ code: 'LEASE_LOST' })

test('a run that waits for its turn ends at once, and whoever waits with it writes nothing any more', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await temp.ledger.append(lease, [{ type: 'draft.queued', data: { topic: 'Bees' } }])
  await (await temp.again({ owner: 'boot:2:b' })).cancelRun('r1')
  expect(await temp.ledger.getRun('r1')).toMatchObject({ status: 'cancelled', seq: 2, owner: null, isHeld: false })
  expect(await temp.ledger.events('r1', 1, 10)).toMatchObject([{ seq: 2, type: 'draft.cancelled' }])
  await expect(temp.ledger.setStatus(lease, 'running')).rejects.toEqual(lost)
  expect(await temp.ledger.dispatch.next(anyRun)).toBeNull()
  await temp.ledger.cancelRun('r1')
  expect((await temp.ledger.getRun('r1'))?.seq).toBe(2)
  expect(await temp.ledger.deleteRun('r1')).toBe(true)
})

test('a parked run ends at once and keeps the draft it had', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await temp.ledger.saveDraft(lease, { ...smallDraft('Bees'), status: 'waiting' })
  await temp.ledger.release(lease, 'waiting', 'gate.plan')
  await temp.ledger.cancelRun('r1')
  expect(await temp.ledger.getRun('r1')).toMatchObject({
    status: 'cancelled',
    waitingFor: null,
    draft: { title: 'Bees', status: 'cancelled', seq: 1 },
  })
  await temp.ledger.signal('r1', { name: 'gate.plan', payload: {} })
  expect(await temp.ledger.dispatch.next(anyRun)).toBeNull()
})

test('a run at work is left to its worker, which hears of it', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await temp.ledger.setStatus(lease, 'running')
  const other = await temp.again({ owner: 'boot:2:b' })
  await other.cancelRun('r1')
  await other.cancelRun('r1')
  expect((await temp.ledger.getRun('r1'))?.status).toBe('running')
  expect(await temp.ledger.cancelled()).toEqual(['r1'])
  expect(await other.cancelled()).toEqual([])
  await temp.ledger.append(lease, [{ type: 'draft.cancelled', data: {} }])
  await temp.ledger.release(lease, 'cancelled')
  expect(await temp.ledger.getRun('r1')).toMatchObject({ status: 'cancelled', seq: 1 })
})

test('a cancelled run never comes back, though its worker ends, gives it up or parks it', async () => {
  await using temp = await tempLedger()
  const other = await temp.again({ owner: 'boot:2:b', isAlive: (owner) => owner !== 'boot:1:a' })
  for (const [id, leave] of [
    ['r1', async () => undefined],
    ['r2', async (lease: Lease) => temp.ledger.release(lease, 'queued')],
    ['r3', async (lease: Lease) => temp.ledger.release(lease, 'waiting', 'gate.plan')],
  ] as const) {
    const lease = await begin(temp, id)
    await temp.ledger.setStatus(lease, 'running')
    await temp.ledger.cancelRun(id)
    await leave(lease)
    await other.dispatch.recover(() => false)
    expect(await other.getRun(id)).toMatchObject({ id, status: 'cancelled', seq: 1, isHeld: false })
    expect(await other.dispatch.next(anyRun)).toBeNull()
  }
})

test('a person may take a cancelled run up again, and the old word does not end it', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp)
  await temp.ledger.setStatus(lease, 'running')
  await temp.ledger.cancelRun('r1')
  await temp.ledger.release(lease, 'failed')
  const resumed = (await temp.ledger.resume('r1'))?.lease as Lease
  await temp.ledger.setStatus(resumed, 'running')
  expect(await temp.ledger.cancelled()).toEqual([])
  await temp.ledger.cancelRun('r1')
  expect(await temp.ledger.cancelled()).toEqual(['r1'])
  await expect(temp.ledger.cancelRun('r9')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
})
