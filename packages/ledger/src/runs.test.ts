import { expect, test } from 'vitest'
import { anyRun, tempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

const brief = { topic: 'Bees' }
const pins = { '@galley/writer': 'sha256:1' }

test('a run is inserted already claimed, and found again', async () => {
  await using temp = await tempLedger()
  expect(await temp.ledger.createRun({ id: 'r1', brief, pins })).toEqual({
    id: 'r1',
    created: true,
    lease: { id: 'r1', run: 1, epoch: 1, deaths: 0 },
  })
  expect(await (await temp.again({ owner: 'boot:2:b' })).dispatch.next(anyRun)).toBeNull()
  expect(await temp.ledger.getRun('r1')).toEqual({
    id: 'r1',
    topic: 'Bees',
    status: 'queued',
    seq: 0,
    epoch: 1,
    owner: 'boot:1:a',
    isHeld: true,
    waitingFor: null,
    createdAt: '2026-11-24T00:00:00.000Z',
    title: 'Bees',
    mode: 'extractive',
    score: 0,
    words: 0,
    rounds: 0,
    brief,
    pins,
    draft: null,
  })
  expect(await temp.ledger.getRun('r2')).toBeNull()
})

test('an idempotency key gives the first run for the same request and a fault for another', async () => {
  await using temp = await tempLedger()
  const asked = { brief, pins, idempotencyKey: 'k', requestHash: 'h' }
  await temp.ledger.createRun({ id: 'r1', ...asked })
  expect(await temp.ledger.createRun({ id: 'r2', ...asked })).toEqual({ id: 'r1', created: false, lease: null })
  await expect(temp.ledger.createRun({ id: 'r3', ...asked, requestHash: 'other' })).rejects.toThrow(
    expect.objectContaining({ code: 'IDEMPOTENCY_MISMATCH', status: 422 }),
  )
  expect((await temp.ledger.createRun({ id: 'r1', brief, pins })).created).toBe(false)
  expect((await temp.ledger.listRuns({ limit: 10 })).map((run) => run.id)).toEqual(['r1'])
})

test('the first event is there as soon as the run is, and once', async () => {
  await using temp = await tempLedger()
  const asked = { brief, pins, event: { type: 'draft.queued', data: { topic: 'Bees' } }, idempotencyKey: 'k', requestHash: 'h' } as const
  await temp.ledger.createRun({ id: 'r1', ...asked })
  await temp.ledger.createRun({ id: 'r2', ...asked })
  expect((await temp.ledger.getSummary('r1'))?.seq).toBe(1)
  expect(await temp.ledger.events('r1', 0, 10)).toMatchObject([{ seq: 1, type: 'draft.queued', data: { topic: 'Bees' } }])
})

test('runs are listed newest first, page by page, without their briefs', async () => {
  await using temp = await tempLedger()
  for (const id of ['r1', 'r2', 'r3']) await temp.ledger.createRun({ id, brief, pins })
  expect((await temp.ledger.listRuns({ limit: 2 })).map((run) => run.id)).toEqual(['r3', 'r2'])
  expect((await temp.ledger.listRuns({ limit: 2, before: 'r2' })).map((run) => run.id)).toEqual(['r1'])
  expect((await temp.ledger.listRuns({ limit: 1 }))[0]).not.toHaveProperty('brief')
})

test('a deleted run is gone with everything of it, and its worker is told', async () => {
  await using temp = await tempLedger()
  const { lease } = (await temp.ledger.createRun({ id: 'r1', brief, pins })) as { lease: Lease }
  await temp.ledger.finishStep(lease, { key: 'plan', out: 1, events: [{ type: 'draft.queued', data: brief }] })
  await temp.ledger.signal('r1', { name: 'cancel', payload: null })
  expect(await temp.ledger.deleteRun('r1')).toBe(true)
  expect(await temp.ledger.deleteRun('r1')).toBe(false)
  await expect(temp.ledger.events('r1', 0, 10)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
  await temp.ledger.createRun({ id: 'r1', brief, pins })
  await expect(temp.ledger.setStatus(lease, 'running')).rejects.toThrow(expect.objectContaining({ code: 'LEASE_LOST' }))
  expect(await temp.ledger.events('r1', 0, 10)).toEqual([])
  expect(await temp.ledger.steps('r1')).toEqual([])
})
