import { statementsOf, stripTokens, termOverlap } from '@galley/evidence'
import { canonicalJson, type Evidence, type Issue, type PatchInput, type Section, type Version } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { signatureOf } from '../state/issue-state.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { evidenceFor, showEvidence } from '../write/show-evidence.ts'

/** Quotes shown beside those that the section rests on. */
const maxMoreEvidence = 8
/** Quotes shown beside them where a sentence is lost otherwise. */
const maxMendEvidence = 30
/** Sentences shown before the section and after it, so that a change joins on. */
const maxNeighbours = 2
/** Quotes for what one issue asks for, and for the words that it is about. */
const maxEvidencePerIssue = 2

/** Request to the writer for a section, without brief and mode. */
export type PatchRequest = Omit<PatchInput, 'brief' | 'mode'>

/** Issues to be mended in a section, and the words that may come in. */
interface ToMend {
  readonly issues: readonly Issue[]
  readonly working: Version
  readonly room: number
  /** True where the sentences are lost otherwise: all the evidence that there is for them is shown. */
  readonly isMend: boolean
}

/** Makes the request to mend one section: all of its blocks, what stands around them, and the evidence that its issues may need. */
export function patchRequest(state: RunState, section: Section, toMend: ToMend): PatchRequest {
  const { issues, working, room } = toMend
  const { outline, title } = planOf(state)
  const { pieces } = state.draft
  const own = pieces.filter((piece) => piece.block.sectionId === section.id)
  const claims = new Set(own.flatMap((piece) => piece.claims.map(({ id }) => id)))
  const first = pieces.findIndex((piece) => piece.block.sectionId === section.id)
  const before = sentencesIn(pieces.slice(0, Math.max(0, first)).findLast(isProse)).slice(-maxNeighbours)
  const after = sentencesIn(pieces.slice(first + own.length).find(isProse)).slice(0, maxNeighbours)
  const next = outline[outline.indexOf(section) + 1]?.heading
  return {
    title,
    section: { id: section.id, heading: section.heading, intent: section.intent },
    ...(next === undefined ? {} : { next }),
    ...(before.length === 0 ? {} : { before: before.join(' ') }),
    ...(after.length === 0 ? {} : { after: after.join(' ') }),
    blocks: own.map(({ block, claims: held }) => ({ block, baseHash: state.context.sha256(block.text), claims: held })),
    issues,
    verdicts: working.verdicts.filter(({ claimId }) => claims.has(claimId)),
    evidence: showEvidence(state, evidenceOf(state, section, own, toMend)),
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

/**
 * Evidence of the section first, then what speaks of its issues, then what answers its questions: of that only what stands nowhere yet, unless
 * sentences would be lost.
 */
function evidenceOf(state: RunState, section: Section, own: readonly ClaimedBlock[], { issues, isMend }: ToMend): readonly Evidence[] {
  const cited = new Set(own.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  const used = new Set(state.draft.pieces.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  const max = isMend ? maxMendEvidence : maxMoreEvidence
  // What a judge found missing is told in the judge's words; the sentence itself says what it is about.
  const wanted = issues.flatMap(({ instruction, span, type }) => [
    ...(type === 'unsupported' ? [] : evidenceOn(state, instruction, cited)),
    ...evidenceOn(state, stripTokens(span), cited),
  ])
  const more = [...wanted, ...evidenceFor(state, section.questionIds, max, isMend ? cited : used)]
  return [...state.evidence.list.filter(({ id }) => cited.has(id)), ...[...new Set(more)].filter(({ id }) => !cited.has(id)).slice(0, max)]
}

/** Evidence that shares most content words with a text, title and headings among them, best first. */
function evidenceOn(state: RunState, text: string, without: ReadonlySet<string>): readonly Evidence[] {
  return state.evidence.list
    .filter(({ id }) => !without.has(id))
    .map((one) => {
      const { title = '' } = state.evidence.contexts.get(one.id) ?? {}
      const place = `${title} ${(one.headings ?? []).join(' ')}`
      return { one, fit: termOverlap(text, one.quote) + termOverlap(text, place) / 2 }
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxEvidencePerIssue)
    .map(({ one }) => one)
}

function isProse({ block }: ClaimedBlock): boolean {
  return block.kind !== 'heading' && block.kind !== 'code'
}

function sentencesIn(piece: ClaimedBlock | undefined): readonly string[] {
  return piece === undefined ? [] : statementsOf(piece.block).map(({ text }) => stripTokens(text).trim())
}
