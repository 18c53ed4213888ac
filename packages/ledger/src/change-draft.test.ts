import type { Draft } from '@galley/sdk'
import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

const draft = {
  title: 'Bees',
  mode: 'extractive',
  status: 'done',
  rounds: [],
  best: { score: 1, blocks: [], verdicts: [] },
} as unknown as Draft
const event = { type: 'version.chosen', data: { n: 0, by: 'ada' } } as const

test('a draft is changed once its run is over, and only from the state that was read', async () => {
  await using temp = await tempLedger()
  const { ledger } = temp
  const { lease } = await ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })
  if (lease === null) throw new Error('The run is new.')
  const change = (after: number): Promise<boolean> =>
    ledger.changeDraft('r1', { after, draft, event, steps: [{ key: 'version.1', out: after }] })
  expect(await change(0)).toBe(false)
  await ledger.saveDraft(lease, { ...draft, status: 'done' })
  expect(await change(0)).toBe(false)
  await ledger.release(lease, 'done')
  expect(await Promise.all([change(0), change(0)])).toEqual([true, false])
  expect(await change(0)).toBe(false)
  expect((await ledger.getRun('r1'))?.draft).toMatchObject({ seq: 1, status: 'done' })
  expect(await ledger.events('r1', 0, 10)).toMatchObject([{ seq: 1, type: 'version.chosen' }])
  expect(await ledger.steps('r1')).toMatchObject([{ key: 'version.1', out: 0 }])
  await expect(ledger.changeDraft('r2', { after: 0, draft, event, steps: [] })).rejects.toThrow(
    expect.objectContaining({ code: 'RUN_NOT_FOUND' }),
  )
})
