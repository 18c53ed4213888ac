import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

test('signals come in order, an early one is kept, a repeated one is dropped', async () => {
  await using temp = await tempLedger()
  const lease = (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease as Lease
  expect(await temp.ledger.signal('r1', { name: 'plan', payload: { decision: 'approve' }, idem: 'i1' })).toBe(true)
  expect(await temp.ledger.signal('r1', { name: 'plan', payload: { decision: 'reject' }, idem: 'i1' })).toBe(false)
  expect(await temp.ledger.signal('r1', { name: 'draft', payload: 3, idem: 'i1' })).toBe(true)
  expect(await temp.ledger.signal('r1', { name: 'plan', payload: 2 })).toBe(true)
  expect(await temp.ledger.signal('r1', { name: 'plan', payload: 3 })).toBe(true)
  expect(await temp.ledger.takeSignal(lease, 'plan')).toEqual({ decision: 'approve' })
  expect(await temp.ledger.takeSignal(lease, 'plan')).toBe(2)
  expect(await temp.ledger.takeSignal(lease, 'plan')).toBe(3)
  expect(await temp.ledger.takeSignal(lease, 'plan')).toBeUndefined()
  expect(await temp.ledger.signal('r1', { name: 'plan', payload: 'again', idem: 'i1' })).toBe(false)
  await expect(temp.ledger.signal('r2', { name: 'plan', payload: 1 })).rejects.toThrow(expect.objectContaining({ code: 'RUN_NOT_FOUND' }))
})

test('a signal taken for a step is that step’s answer', async () => {
  await using temp = await tempLedger()
  const lease = (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease as Lease
  expect(await temp.ledger.takeSignal(lease, 'plan', 'gate.plan')).toBeUndefined()
  expect(await temp.ledger.step(lease, 'gate.plan')).toBeNull()
  await temp.ledger.signal('r1', { name: 'plan', payload: { decision: 'approve' } })
  await temp.ledger.takeSignal(lease, 'plan', 'gate.plan')
  expect(await temp.ledger.step(lease, 'gate.plan')).toEqual({ out: { decision: 'approve' } })
})
