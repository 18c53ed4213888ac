import { createHash } from 'node:crypto'
import type { Lease, Ledger } from '@galley/ledger'
import type { Draft, DraftStatus, Source } from '@galley/sdk'
import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { emptyDraft } from '../run/empty-draft.ts'
import { versionsOf } from '../run/versions-of.ts'
import { createRevisions } from './create-revisions.ts'
import type { Revisions } from './revisions.ts'

const text = 'The bridge of Lund was opened on 4 May 1872. It cost 340 thousand crowns. Nobody crossed the river before.'
const ownSource: Source = {
  id: 's1',
  address: 'text:1',
  title: 'Bridges',
  digest: createHash('sha256').update(text).digest('hex'),
  readAt: '2026-11-29T12:00:00Z',
  tier: 'own',
}
const at = { by: 'ada' }

interface Opened {
  readonly revisions: Revisions
  readonly ledger: Ledger
  readonly lease: Lease
  readonly read: () => Promise<Draft>
  /** Leases that were handed to the worker. */
  readonly taken: readonly Lease[]
}

/** A draft of two paragraphs over a real ledger, whose run came to its end with a status. */
async function openDraft(status: DraftStatus = 'done'): Promise<Opened> {
  const ledger = await createLedgerFolder().open()
  const made = await ledger.createRun({ id: 'd1', brief: { topic: 'The bridge of Lund', words: 100 }, pins: {} })
  const lease = made.lease as Lease
  await ledger.addSource(lease, ownSource, text)
  const read = async (): Promise<Draft> => {
    const run = await ledger.getRun('d1')
    if (run === null) throw new Error('There is no run.')
    return { ...(run.draft ?? emptyDraft(run)), status: run.status, seq: run.seq }
  }
  const quote = 'The bridge of Lund was opened on 4 May 1872.'
  const draft: Draft = {
    ...(await read()),
    sources: [ownSource],
    evidence: [{ id: 'e1', sourceId: 's1', quote, start: 0, end: quote.length, questionIds: [] }],
    best: {
      ...(await read()).best,
      blocks: [
        { id: 'b1', sectionId: 's', kind: 'paragraph', text: 'The bridge of Lund was opened on 4 May 1872 [[c:c1]].', claims: ['c1'] },
        { id: 'b2', sectionId: 's', kind: 'paragraph', text: 'Read on.', claims: [] },
      ],
      claims: [{ id: 'c1', text: quote, kind: 'fact', evidenceIds: ['e1'] }],
      verdicts: [{ claimId: 'c1', verdict: 'supported', tier: 'lexical', score: 1, reason: '' }],
    },
  }
  await ledger.saveDraft(lease, { ...draft, status })
  if (status !== 'running') await ledger.release(lease, status)
  const taken: Lease[] = []
  const revisions = createRevisions({
    ledger,
    clock: () => new Date('2026-11-29T12:00:00Z'),
    draft: read,
    worker: { take: (given) => void taken.push(given) },
    settings: { onlyLocal: false },
  })
  return { revisions, ledger, lease, read, taken }
}

test('an edit is a version beside the run’s, and one can go back to either', async () => {
  const { revisions, ledger, read } = await openDraft()
  const first = await read()
  const edited = await revisions.edit('d1', { blockId: 'b2', text: 'It cost 340 thousand crowns.' }, at)
  expect(edited).toMatchObject({ status: 'done', best: { n: 1, revisions: [{ n: 1, of: 0, kind: 'hand', subject: 'b2', by: 'ada' }] } })
  expect(edited.evidence.map(({ quote }) => quote)).toEqual([first.evidence[0]?.quote, 'It cost 340 thousand crowns.'])
  const again = await revisions.edit('d1', { blockId: 'b2', text: 'In Malmö 40 tourists were stung in 1911.' }, at)
  expect(again).toMatchObject({ status: 'incomplete', shortcomings: ['1 statement has no support.'] })
  expect(again.best.notVerified).toEqual([{ text: 'In Malmö 40 tourists were stung in 1911.', reason: 'No source says it.' }])
  expect(await revisions.choose('d1', 0, at)).toMatchObject({ status: 'done', best: first.best })
  expect((await versionsOf(ledger, await read())).map(({ n }) => n)).toEqual([0, 1, 2])
  const third = await revisions.edit('d1', { blockId: 'b1', text: '' }, at)
  expect(third.best).toMatchObject({ n: 3, revisions: [{ n: 3, of: 0 }] })
  expect((await ledger.events('d1', 0, 100)).map(({ type }) => type)).toEqual([
    'version.added',
    'version.added',
    'version.chosen',
    'version.added',
  ])
})

test('of two that edit the same state one is refused, also where both read it before either wrote', async () => {
  const { revisions, read } = await openDraft()
  const { seq: after } = await read()
  const edit = (typed: string): Promise<Draft> => revisions.edit('d1', { blockId: 'b2', text: typed }, { ...at, after })
  const outcomes = await Promise.allSettled([edit('One.'), edit('Two.')])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(edit('Three.')).rejects.toThrow(expect.objectContaining({ code: 'DRAFT_MOVED_ON', status: 412 }))
})

test('a run at work, a block that is not there and a draft without a word are refused', async () => {
  const { revisions } = await openDraft('running')
  await expect(revisions.edit('d1', { blockId: 'b1', text: 'x' }, at)).rejects.toThrow(expect.objectContaining({ code: 'DRAFT_AT_WORK' }))
  const over = await openDraft()
  const code = async (blockId: string, typed: string): Promise<unknown> =>
    over.revisions.edit('d1', { blockId, text: typed }, at).catch((error: { readonly code?: string }) => error.code)
  expect(await code('b9', 'x')).toBe('BLOCK_NOT_FOUND')
  expect(await code('b1', 'x'.repeat(20_001))).toBe('EDIT_INVALID')
  await over.revisions.edit('d1', { blockId: 'b2', text: '' }, at)
  expect(await code('b1', '')).toBe('EDIT_INVALID')
})

test('a version whose quotes an older Galley did not keep is read, and not gone back to', async () => {
  const { revisions, ledger, read } = await openDraft()
  const { best } = await read()
  await revisions.edit('d1', { blockId: 'b2', text: 'It cost 340 thousand crowns.' }, at)
  const draft = await read()
  const older = { ...best, n: 5, claims: [{ id: 'c1', text: '', kind: 'fact', evidenceIds: ['e9'] }] } as const
  const event = { type: 'version.chosen', data: { n: 1, by: 'ada' } } as const
  await ledger.changeDraft('d1', { after: draft.seq, draft, event, steps: [{ key: 'version.5', out: older }] })
  await expect(revisions.choose('d1', 5, at)).rejects.toThrow(expect.objectContaining({ code: 'VERSION_NOT_KEPT' }))
})

test('work on a draft is handed to a worker once, and until it is done nobody changes the draft', async () => {
  const { revisions, ledger, read, taken } = await openDraft()
  await expect(revisions.rewrite('d1', 's9', at)).rejects.toThrow(expect.objectContaining({ code: 'SECTION_UNKNOWN' }))
  const source = { title: 'Notes', text: 'The bridge is green.' }
  expect(await revisions.insertSource('d1', source, at)).toMatchObject({ status: 'queued' })
  expect(taken).toHaveLength(1)
  expect(await ledger.steps('d1', 'order.')).toMatchObject([{ key: 'order.1', out: { n: 1, by: 'ada', kind: 'source', source } }])
  await expect(revisions.edit('d1', { blockId: 'b1', text: 'x' }, at)).rejects.toThrow(expect.objectContaining({ code: 'DRAFT_AT_WORK' }))
  await expect(revisions.insertSource('d1', source, at)).rejects.toThrow(expect.objectContaining({ code: 'DRAFT_AT_WORK' }))
  // Whoever cancels that work loses no draft.
  await ledger.cancelRun('d1')
  expect((await read()).status).toBe('done')
  for (const url of ['javascript:alert(1)', 'nowhere'])
    await expect(revisions.insertSource('d1', { url }, at)).rejects.toThrow(expect.objectContaining({ code: 'EDIT_INVALID' }))
})

test('of a cancelled run no section is written again', async () => {
  const { revisions } = await openDraft('cancelled')
  const source = { title: 'Notes', text: 'The bridge is green.' }
  await expect(revisions.insertSource('d1', source, at)).rejects.toThrow(expect.objectContaining({ code: 'DRAFT_NOT_WHOLE' }))
})
