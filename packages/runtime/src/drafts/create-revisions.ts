import { createHash } from 'node:crypto'
import { countDraftWords } from '@galley/evidence'
import type { Ledger } from '@galley/ledger'
import { hasEnded, type Draft, type NewEvent, type Revision, type Version } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Worker } from '../run/create-worker.ts'
import type { Settings } from '../settings/settings.ts'
import { findVersion, versionsOf, versionStep } from '../run/versions-of.ts'
import { checkWords } from '../score/check-words.ts'
import { openPassages } from '../score/open-passages.ts'
import { editBlock, sentencesOf } from '../revise/edit-block.ts'
import { chooseVersion, reviseDraft } from '../revise/revise-draft.ts'
import { orderStep, type InsertedSource, type RevisionOrder } from '../revise/revision-order.ts'
import type { RevisionAt, Revisions } from './revisions.ts'
import { checkOptionsOf, storedTexts } from '../revise/stored-texts.ts'

/** Versions that a draft has at most. */
export const maxVersions = 500

/** Characters that are typed into one block at most. */
export const maxTyped = 20_000

/** Characters of a draft at most. */
const maxDraft = 400_000

/** Services that changes use. */
export interface RevisionServices {
  readonly ledger: Ledger
  readonly worker: Pick<Worker, 'take'>
  readonly settings: Pick<Settings, 'onlyLocal'>
  readonly clock: () => Date
  /** The draft of a run. Fault DRAFT_NOT_FOUND. */
  readonly draft: (id: string) => Promise<Draft>
}

/** Changes to the drafts of one data folder. */
export function createRevisions(services: RevisionServices): Revisions {
  const { ledger, draft: read, clock } = services
  const open = async (id: string, { after }: RevisionAt): Promise<Draft> => {
    const draft = await read(id)
    if (!hasEnded(draft.status)) throw fault('DRAFT_AT_WORK', { id, status: draft.status })
    if (after !== undefined && after !== draft.seq) throw fault('DRAFT_MOVED_ON', { id, seq: after, last: draft.seq })
    return draft
  }
  return {
    edit: async (id, { blockId, text }, at) => {
      const draft = await open(id, at)
      checkEdit(draft, blockId, text)
      const n = await nextVersion(ledger, draft)
      const parts = editBlock(draft.best, { blockId, text, n }, openPassages(await storedTexts(ledger, draft), checkOptionsOf(draft)))
      if (parts.blocks.reduce((sum, block) => sum + block.text.length, 0) > maxDraft)
        throw fault('EDIT_INVALID', { where: 'the draft', problem: `would have more than ${maxDraft} characters` })
      const revision: Revision = { n, of: draft.best.n, kind: 'hand', subject: blockId, by: at.by, at: clock().toISOString() }
      const sources = await ledger.sources(id)
      return keep(services, draft, reviseDraft(draft, parts, revision, { sha256, sources }), added(revision))
    },
    choose: async (id, n, at) => {
      const draft = await open(id, at)
      if (n === draft.best.n) return draft
      const version = await findVersion(ledger, draft, n)
      if (!hasEvidence(draft, version)) throw fault('VERSION_NOT_KEPT', { id, n })
      return keep(services, draft, chooseVersion(draft, version), () => ({ type: 'version.chosen', data: { n, by: at.by } }))
    },
    rewrite: async (id, sectionId, at) => {
      const draft = await open(id, at)
      if (draft.plan?.outline.some((section) => section.id === sectionId) !== true)
        throw fault('SECTION_UNKNOWN', { id, section: sectionId })
      return order(services, draft, { asked: { kind: 'section', sectionId }, subject: sectionId, by: at.by })
    },
    insertSource: async (id, source, at) => {
      const draft = await open(id, at)
      checkSource(services.settings, draft, source)
      const subject = 'url' in source ? source.url : source.title
      return order(services, draft, { asked: { kind: 'source', source }, subject, by: at.by })
    },
    checkWords: async (id, typed, blockId) => {
      const draft = await read(id)
      const block = draft.best.blocks.find((one) => one.id === blockId)
      const standing = block === undefined ? undefined : sentencesOf(block)
      const words = checkWords(typed, await storedTexts(ledger, draft), checkOptionsOf(draft))
      return words.filter(({ text }) => standing?.has(text.trim()) !== true)
    },
  }
}

/** True while every citation of a version leads to a quote that the draft still has: the run of an older Galley kept those of its last one alone. */
export function hasEvidence({ evidence }: Pick<Draft, 'evidence'>, { claims }: Pick<Version, 'claims'>): boolean {
  const known = new Set(evidence.map(({ id }) => id))
  return claims.every(({ evidenceIds }) => evidenceIds.every((one) => known.has(one)))
}

function checkEdit(draft: Draft, blockId: string, text: string): void {
  if (!draft.best.blocks.some(({ id }) => id === blockId)) throw fault('BLOCK_NOT_FOUND', { id: draft.id, block: blockId })
  if (text.length > maxTyped) throw fault('EDIT_INVALID', { where: 'text', problem: `must have at most ${maxTyped} characters` })
  if (text.trim() === '' && draft.best.blocks.length === 1)
    throw fault('EDIT_INVALID', { where: 'text', problem: 'would leave the draft empty' })
}

async function nextVersion(ledger: Ledger, draft: Draft): Promise<number> {
  const ordered = (await ledger.steps(draft.id, 'order.')).map(({ key }) => Number(/\d+/.exec(key)?.[0]))
  const kept = [...(await versionsOf(ledger, draft)).map(({ n }) => n), ...ordered]
  const n = Math.max(draft.rounds.length, ...kept) + 1
  if (n > maxVersions) throw fault('EDIT_INVALID', { where: 'the draft', problem: `has ${maxVersions} versions already` })
  return n
}

/** Work on a draft that somebody asks for, with the section or source that it is about. */
interface AskedRevision extends Pick<Revision, 'by' | 'subject'> {
  readonly asked: RevisionOrder extends infer Order ? (Order extends RevisionOrder ? Omit<Order, 'n' | 'by'> : never) : never
}

/** Hands work on a draft to a worker. Faults DRAFT_NOT_WHOLE, DRAFT_AT_WORK, DRAFT_MOVED_ON. */
async function order(services: RevisionServices, draft: Draft, { asked, subject, by }: AskedRevision): Promise<Draft> {
  const { ledger, worker, draft: read } = services
  const { id, seq: after, status } = draft
  if (status !== 'done' && status !== 'incomplete') throw fault('DRAFT_NOT_WHOLE', { id, status })
  const n = await nextVersion(ledger, draft)
  const event = { type: 'revision.asked', data: { revision: { n, of: draft.best.n, kind: asked.kind, subject, by } } } as const
  const resumed = await ledger.reopen(id, { after, step: { key: orderStep(n), out: { ...asked, n, by } }, event })
  if (resumed === null) throw await refusalOf(services, draft)
  if (resumed.lease) worker.take(resumed.lease)
  return read(id)
}

function checkSource({ onlyLocal }: Pick<Settings, 'onlyLocal'>, { brief }: Draft, source: InsertedSource): void {
  if (!('url' in source)) return
  if (!URL.canParse(source.url) || !/^https?:$/.test(new URL(source.url).protocol))
    throw fault('EDIT_INVALID', { where: 'url', problem: 'must be the address of a web page' })
  if (onlyLocal || brief.onlyLocal === true)
    throw fault('EDIT_INVALID', { where: 'url', problem: 'leads off this machine, where this draft is to stay' })
}

/** Keeps a changed draft with the version that it had, so that one can go back to it. Fault DRAFT_MOVED_ON. */
async function keep(
  { ledger, draft: read }: RevisionServices,
  before: Draft,
  draft: Draft,
  event: (draft: Draft) => NewEvent,
): Promise<Draft> {
  const steps = [
    // `settleDraft` goes over a run's text after its last version was kept.
    { key: `${versionStep(before.best.n)}.final`, out: before.best },
    { key: versionStep(draft.best.n), out: draft.best },
  ]
  const isKept = await ledger.changeDraft(before.id, { after: before.seq, draft, event: event(draft), steps })
  if (!isKept) throw await refusalOf({ draft: read }, before)
  return read(before.id)
}

/** Reason why a draft was not changed: somebody else was faster. */
async function refusalOf({ draft: read }: Pick<RevisionServices, 'draft'>, { id, seq }: Draft): Promise<Error> {
  const now = await read(id)
  if (!hasEnded(now.status)) return fault('DRAFT_AT_WORK', { id, status: now.status })
  return fault('DRAFT_MOVED_ON', { id, seq, last: now.seq })
}

function added(revision: Revision): (draft: Draft) => NewEvent {
  return ({ best }) => ({ type: 'version.added', data: { revision, score: best.score, words: countDraftWords(best.blocks) } })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
