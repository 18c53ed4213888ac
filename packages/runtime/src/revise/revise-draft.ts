import { scoreVersion, unheldSentences, type ScoredVersion } from '@galley/evidence'
import {
  canonicalJson,
  defaultWords,
  frameWords,
  withCitedAnchors,
  type Draft,
  type Revision,
  type Source,
  type Version,
} from '@galley/sdk'
import { shortcomingsOf } from '@galley/team'
import { openPoints } from '../export/open-points.ts'
import type { EditedParts } from './open-citer.ts'

/** Services that a new version of a draft needs. */
export interface ReviseServices {
  /** sha256 (hex) of a text. */
  readonly sha256: (text: string) => string
  /** Sources of the draft with all their anchors. */
  readonly sources: readonly Source[]
}

/** Makes a version of what a change came to, and makes it the draft's: the host scores it, and lists what nothing supports and which point it lost. */
export function reviseDraft(draft: Draft, edited: EditedParts, revision: Revision, { sha256, sources }: ReviseServices): Draft {
  const { blocks, claims, verdicts } = edited
  const evidence = [...draft.evidence, ...edited.evidence]
  const grown = { ...draft, evidence, sources: sources.map((source) => withCitedAnchors(source, evidence)) }
  const measured = scoredOf(grown, edited)
  const { score, parts, invariants, uncovered } = scoreVersion(measured)
  const { open } = frameWords(draft.brief.language)
  const listed = new Set(draft.notVerified.map(({ text }) => text))
  const version: Version = {
    n: revision.n,
    blocks,
    claims,
    verdicts,
    score,
    parts,
    invariants,
    hash: sha256(canonicalJson({ blocks, claims })),
    revisions: [...(draft.best.revisions ?? []), revision],
    notVerified: [
      ...unheldSentences(measured).map(({ text, reason }) => ({ text, reason: reason ?? open.unsupported })),
      ...uncovered.flatMap(({ text, mustCover }) => (mustCover && !listed.has(text) ? [{ text, reason: open.notCovered }] : [])),
    ],
  }
  return chooseVersion(grown, version)
}

/** Makes a version the draft's. Whether the draft is done follows from its text; a run that was cancelled or failed stays that. */
export function chooseVersion(draft: Draft, version: Version): Draft {
  const { shortcomings: _former, ...rest } = draft
  if (draft.status !== 'done' && draft.status !== 'incomplete') return { ...draft, best: version }
  const { uncovered } = scoreVersion(scoredOf(draft, version))
  const { mode, rejected, brief, plan = { questions: [], outline: [] } } = draft
  const notVerified = openPoints({ ...draft, best: version })
  const shortcomings = shortcomingsOf({ version, uncovered }, { mode, plan, words: brief.words ?? defaultWords, rejected, notVerified })
  return shortcomings.length === 0
    ? { ...rest, status: 'done', best: version }
    : { ...rest, status: 'incomplete', best: version, shortcomings }
}

function scoredOf(draft: Draft, { blocks, claims, verdicts }: Pick<Version, 'blocks' | 'claims' | 'verdicts'>): ScoredVersion {
  const titles = new Map(draft.sources.map(({ id, title }) => [id, title]))
  const plan = draft.plan ?? { title: draft.title, questions: [], outline: [], acceptance: [], queries: [] }
  const evidence = draft.evidence.map((one) => Object.assign({ title: titles.get(one.sourceId) ?? '' }, one))
  return { blocks, claims, verdicts, plan, brief: draft.brief, evidence }
}
