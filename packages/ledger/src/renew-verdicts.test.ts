import type { Draft, Verdict } from '@galley/sdk'
import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'

const old = { claimId: 'c1', verdict: 'partial', tier: 'T2', score: 0.5, reason: 'A part of it.' } as unknown as Verdict

test('verdicts that an older Galley stored are read in the words of today', async () => {
  await using temp = await tempLedger()
  const lease = (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease as Lease
  const draft = {
    title: 'Bees',
    mode: 'full',
    rounds: [],
    best: { score: 90, blocks: [], verdicts: [old, { ...old, claimId: 'c2', verdict: 'supported', tier: 'T0' }] },
  } as unknown as Draft
  await temp.ledger.saveDraft(
    lease,
    { ...draft, status: 'done' },
    {
      events: [{ type: 'claim.checked', data: { verdict: old } }],
      origin: { step: 'end.1' },
    },
  )
  const renewed = { ...old, verdict: 'undecided', tier: 'model' }
  expect((await temp.ledger.getRun('r1'))?.draft?.best.verdicts).toEqual([
    renewed,
    { ...old, claimId: 'c2', verdict: 'supported', tier: 'lexical' },
  ])
  expect(await temp.ledger.events('r1', 0, 9)).toMatchObject([{ data: { verdict: renewed } }])
})
