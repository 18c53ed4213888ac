import { createHash } from 'node:crypto'
import { canonicalJson, roles, type Brief, type Draft, type Role, type Source } from '@galley/sdk'
import { statementType, type InTotoStatement, type Subject } from '@galley/trust'
import { exportDraft, partsOf } from '../export/export-draft.ts'
import { exportFormats } from '../export/export-formats.ts'
import { piecesOf } from '../export/text-part.ts'
import { countHolds } from '../held/count-holds.ts'
import { heldSentences } from '../held/held-sentences.ts'
import { draftPredicateType, type DraftPredicate, type Sha256, type StatedBrief, type StatedPlugin } from './draft-predicate.ts'

/** Facts of a run that its draft does not hold. */
export interface MakingRecord {
  readonly finishedOn: string
  /** Every version of Galley that worked on it. */
  readonly galley: readonly string[]
  /** Address of each role's model server, where it was recorded. */
  readonly addresses: Partial<Record<Role, string>>
}

/** The statement of how a draft was made. */
export interface DraftStatement extends InTotoStatement {
  readonly predicate: DraftPredicate
}

/** Ends the name of a file that was exported without its footer. */
const withoutFooter = ' without footer'

/** Options of a draft's statement. */
export interface StatementOptions {
  /** Puts the brief's text into the statement; its digest is there always. */
  readonly withBrief?: boolean
}

/**
 * Creates the statement of how a draft was made. Its subjects are the exported files (`draft.md`, `draft.docx` …), those that have a footer also
 * without it, and of Markdown and HTML each piece as well (`draft.md#b3`), so that a changed block can be named.
 */
export function createDraftStatement(draft: Draft, record: MakingRecord, { withBrief = false }: StatementOptions = {}): DraftStatement {
  const whole = exportFormats.flatMap(({ name, hasFooter }) => {
    const file = subject(`draft.${name}`, exportDraft(draft, name).body)
    return hasFooter ? [file, subject(`draft.${name}${withoutFooter}`, exportDraft(draft, name, { footer: false }).body)] : [file]
  })
  const pieces = (['md', 'html'] as const).flatMap((format) =>
    piecesOf(partsOf(draft, format)).map(({ name, text }) => subject(`draft.${format}#${name}`, text)),
  )
  const predicate = createPredicate(draft, record, withBrief)
  return { _type: statementType, subject: [...whole, ...pieces], predicateType: draftPredicateType, predicate }
}

function createPredicate(draft: Draft, { finishedOn, galley, addresses }: MakingRecord, withBrief: boolean): DraftPredicate {
  const brief = stateBrief(draft.brief)
  return {
    draft: {
      id: draft.id,
      mode: draft.mode,
      status: draft.status,
      digest: { sha256: draft.best.hash },
      score: draft.best.score,
    },
    galley,
    startedOn: draft.createdAt,
    finishedOn,
    brief: { digest: digestOf(canonicalJson(brief)), ...(withBrief ? { content: brief } : {}) },
    sources: draft.sources.map(stateSource),
    plugins: draft.plugins.map(statePlugin),
    models: roles.map((role) => stateModel(role, draft.models[role], addresses[role])),
    sentences: stateSentences(draft),
    rounds: draft.rounds.length,
    ...(draft.best.revisions === undefined ? {} : { revisions: draft.best.revisions.map(({ kind, at }) => ({ kind, on: at })) }),
    stopReason: draft.stopReason,
  }
}

/** The brief as far as others may read it: without the folder's path on this machine, and pasted documents by their digest. */
export function stateBrief({ sources, ...brief }: Brief): StatedBrief {
  if (sources === undefined) return brief
  const { folder, texts, ...rest } = sources
  const told = texts?.map(({ title, text }) => ({ title, digest: digestOf(text) }))
  return {
    ...brief,
    sources: { ...rest, ...(folder === undefined ? {} : { folder: true }), ...(told === undefined ? {} : { texts: told }) },
  }
}

function stateSource({ address, digest, rawDigest, readAt }: Source): DraftPredicate['sources'][number] {
  const raw = rawDigest === undefined ? {} : { rawDigest: { sha256: rawDigest } }
  return { uri: address, digest: { sha256: digest }, ...raw, readOn: readAt }
}

function statePlugin({ name, version, digest, author, builtHere, reviewers = [] }: Draft['plugins'][number]): StatedPlugin {
  return { name, version, digest: { sha256: digest }, author: author ?? null, builtHere: builtHere ?? null, reviewers }
}

function stateModel(role: Role, name: string | null, uri: string | undefined): DraftPredicate['models'][number] {
  return { role, name, ...(name === null || uri === undefined ? {} : { uri }) }
}

/** Counts sentences, not claims: one that cites twice is one sentence. */
function stateSentences({ best, rejected }: Draft): DraftPredicate['sentences'] {
  const judged = new Set(best.verdicts.map(({ claimId }) => claimId))
  const checked = new Set(best.claims.flatMap(({ id, text }) => (judged.has(id) ? [text || id] : []))).size
  const counts = new Map<string, DraftPredicate['sentences']['verdicts'][number]>()
  for (const { verdict, tier } of best.verdicts) {
    const key = `${verdict} ${tier}`
    counts.set(key, { verdict, tier, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return {
    checked,
    leftOut: rejected.length,
    held: countHolds(heldSentences(best)),
    verdicts: [...counts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  }
}

function subject(name: string, text: string | Uint8Array): Subject {
  return { name, digest: digestOf(text) }
}

function digestOf(text: string | Uint8Array): Sha256 {
  return { sha256: createHash('sha256').update(text).digest('hex') }
}
