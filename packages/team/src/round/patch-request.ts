import { stripTokens, termOverlap } from '@galley/evidence'
import { canonicalJson, type Evidence, type Issue, type PatchInput, type Section, type Version } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { signatureOf } from '../state/issue-state.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { evidenceFor, showEvidence } from '../write/show-evidence.ts'

/** Quotes shown beside those that the section rests on. */
const maxMoreEvidence = 12
/** Quotes for what one issue speaks of. */
const maxEvidencePerIssue = 3

/** Request to the writer for a section, without brief and mode. */
export type PatchRequest = Omit<PatchInput, 'brief' | 'mode'>

/** Makes the request to mend one section: all of its blocks, what stands around them, and the evidence that its issues may need. */
export function patchRequest(state: RunState, section: Section, issues: readonly Issue[], working: Version, room: number): PatchRequest {
  const { outline, title } = planOf(state)
  const { pieces } = state.draft
  const own = pieces.filter((piece) => piece.block.sectionId === section.id)
  const claims = new Set(own.flatMap((piece) => piece.claims.map(({ id }) => id)))
  const first = pieces.findIndex((piece) => piece.block.sectionId === section.id)
  const before = textOf(pieces.slice(0, Math.max(0, first)).findLast(isProse))
  const after = textOf(pieces.slice(first + own.length).find(isProse))
  const next = outline[outline.indexOf(section) + 1]?.heading
  return {
    title,
    section: { id: section.id, heading: section.heading, intent: section.intent },
    ...(next === undefined ? {} : { next }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    blocks: own.map(({ block, claims: held }) => ({ block, baseHash: state.context.sha256(block.text), claims: held })),
    issues,
    verdicts: working.verdicts.filter(({ claimId }) => claims.has(claimId)),
    evidence: showEvidence(state, evidenceOf(state, section, own, issues)),
    room,
  }
}

/** Content of a request, whatever ids and words left: one that was answered is not asked again. */
export function requestKey({ blocks, issues, evidence }: PatchRequest): string {
  return canonicalJson([
    blocks.map(({ block }) => stripTokens(block.text)),
    issues.map((issue) => [signatureOf(issue), issue.instruction]),
    evidence.map(({ id }) => id),
  ])
}

/** Evidence of the section first, then what speaks of its issues, then what answers its questions and stands nowhere yet. */
function evidenceOf(state: RunState, section: Section, own: readonly ClaimedBlock[], issues: readonly Issue[]): readonly Evidence[] {
  const cited = new Set(own.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  const used = new Set(state.draft.pieces.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  const wanted = issues.flatMap((issue) => evidenceOn(state, `${issue.instruction} ${stripTokens(issue.span)}`, cited))
  const more = [...wanted, ...evidenceFor(state, section.questionIds, maxMoreEvidence, used)]
  return [
    ...state.evidence.list.filter(({ id }) => cited.has(id)),
    ...new Set(more.filter(({ id }) => !cited.has(id)).slice(0, maxMoreEvidence)),
  ]
}

/** Evidence that shares most content words with a text, best first. */
function evidenceOn(state: RunState, text: string, without: ReadonlySet<string>): readonly Evidence[] {
  return state.evidence.list
    .filter(({ id }) => !without.has(id))
    .map((one) => ({ one, fit: termOverlap(text, one.quote) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxEvidencePerIssue)
    .map(({ one }) => one)
}

function isProse({ block }: ClaimedBlock): boolean {
  return block.kind !== 'heading'
}

function textOf(piece: ClaimedBlock | undefined): string | undefined {
  return piece === undefined ? undefined : stripTokens(piece.block.text)
}
