import { statementsOf, stripTokens, termOverlap } from '@galley/evidence'
import { canonicalJson, type Evidence, type Issue, type PatchInput, type PatchSection, type Section, type Version } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { signatureOf } from '../state/issue-state.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { evidenceFor, showEvidence } from '../write/show-evidence.ts'

/** Quotes shown beside those that the blocks with issues rest on and those that speak of an issue. */
const maxMoreEvidence = 6
/** Quotes shown beside them where sentences are lost otherwise. */
const maxMendEvidence = 18
/** Sentences shown before the section and after it, so that a change joins on. */
const maxNeighbours = 2
/** Quotes for what one issue asks for, and for the words that it is about. */
const maxEvidencePerIssue = 2
/** Quotes that stand nowhere yet for what an issue finds missing. */
const maxEvidenceForMissing = 5

/** Request to the writer, without brief and mode. */
export type PatchRequest = Omit<PatchInput, 'brief' | 'mode'>

/** Issues to be mended, and the words that may come in. */
interface ToMend {
  readonly issues: readonly Issue[]
  readonly working: Version
  readonly room: number
  /** True where the sentences are lost otherwise: all the evidence that there is for them is shown. */
  readonly isMend: boolean
}

/**
 * Makes the request to mend some sections in one answer: all of their blocks, what stands around them, and the evidence that their issues may
 * need. `sections` are in the order of the text.
 */
export function patchRequest(state: RunState, sections: readonly Section[], toMend: ToMend): PatchRequest {
  const { issues, working, room } = toMend
  const ids = new Set(sections.map(({ id }) => id))
  const own = state.draft.pieces.filter((piece) => ids.has(piece.block.sectionId))
  const claims = new Set(own.flatMap((piece) => piece.claims.map(({ id }) => id)))
  const found = issues.flatMap(({ id }) => {
    const handed = state.issues.found.get(id) ?? []
    return handed.length === 0 ? [] : [[id, handed] as const]
  })
  return {
    title: planOf(state).title,
    sections: sections.map((section) => placeOf(state, section)),
    blocks: own.map(({ block, claims: held }) => ({ block, baseHash: state.context.sha256(block.text), claims: held })),
    issues,
    verdicts: working.verdicts.filter(({ claimId }) => claims.has(claimId)),
    evidence: showEvidence(state, evidenceOf(state, sections, own, toMend)),
    ...(found.length === 0 ? {} : { found: Object.fromEntries(found) }),
    room,
  }
}

/** A section with what stands around it. */
function placeOf(state: RunState, section: Section): PatchSection {
  const { outline } = planOf(state)
  const { pieces } = state.draft
  const first = pieces.findIndex((piece) => piece.block.sectionId === section.id)
  const length = pieces.filter((piece) => piece.block.sectionId === section.id).length
  const before = sentencesIn(pieces.slice(0, Math.max(0, first)).findLast(isProse)).slice(-maxNeighbours)
  const after = sentencesIn(pieces.slice(first + length).find(isProse)).slice(0, maxNeighbours)
  const next = outline[outline.indexOf(section) + 1]?.heading
  return {
    id: section.id,
    heading: section.heading,
    intent: section.intent,
    ...(next === undefined ? {} : { next }),
    ...(before.length === 0 ? {} : { before: before.join(' ') }),
    ...(after.length === 0 ? {} : { after: after.join(' ') }),
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
 * Evidence of the blocks with issues first, then what speaks of the issues, then what answers the questions of their sections: of that only what
 * stands nowhere yet, unless sentences would be lost.
 */
function evidenceOf(
  state: RunState,
  sections: readonly Section[],
  own: readonly ClaimedBlock[],
  { issues, isMend }: ToMend,
): readonly Evidence[] {
  const atIssue = new Set(issues.map(({ blockId }) => blockId))
  const citedBy = (pieces: readonly ClaimedBlock[]): ReadonlySet<string> =>
    new Set(pieces.flatMap((piece) => piece.claims.flatMap(({ evidenceIds }) => evidenceIds)))
  // Without a capable model a block may be mended with what another of its section rests on.
  const cited = citedBy(state.context.modes.writer === 'full' ? own.filter(({ block }) => atIssue.has(block.id)) : own)
  const used = citedBy(state.draft.pieces)
  // What a judge found missing is told in the judge's words; the sentence itself says what it is about.
  const wanted = issues.flatMap(({ id: issueId, instruction, span, type }) => [
    ...state.evidence.list.filter(({ id }) => state.issues.found.get(issueId)?.includes(id) === true),
    ...(type === 'missing-coverage' ? evidenceOn(state, instruction, used, maxEvidenceForMissing) : []),
    // What repeats a sentence is not mended with what that one rests on.
    ...(type === 'unsupported' ? [] : evidenceOn(state, instruction, type === 'redundant' ? used : cited)),
    ...evidenceOn(state, stripTokens(span), type === 'redundant' ? used : cited),
    ...(type === 'unsupported' ? besideIn(state, own, span) : []),
  ])
  const questionIds = sections.flatMap((section) => section.questionIds)
  const more = evidenceFor(state, questionIds, isMend ? maxMendEvidence : maxMoreEvidence, isMend ? cited : used)
  const beside = new Set([...wanted, ...more].filter(({ id }) => !cited.has(id)))
  return [...state.evidence.list.filter(({ id }) => cited.has(id)), ...beside]
}

/** The piece of the sources that a doubted sentence cites which is nearest to it: it may have forgotten to cite that as well. */
function besideIn(state: RunState, own: readonly ClaimedBlock[], span: string): readonly Evidence[] {
  const text = stripTokens(span).trim()
  const cited = new Set(own.flatMap(({ claims }) => claims.flatMap((claim) => (claim.text === text ? claim.evidenceIds : []))))
  const sources = new Set(state.evidence.list.flatMap(({ id, sourceId }) => (cited.has(id) ? [sourceId] : [])))
  const others = new Set(state.evidence.list.flatMap(({ id, sourceId }) => (sources.has(sourceId) ? [] : [id])))
  return evidenceOn(state, text, new Set([...cited, ...others])).slice(0, 1)
}

/** Evidence that shares most content words with a text, title and headings among them, best first. */
function evidenceOn(state: RunState, text: string, without: ReadonlySet<string>, most = maxEvidencePerIssue): readonly Evidence[] {
  return state.evidence.list
    .filter(({ id }) => !without.has(id))
    .map((one) => {
      const { title = '' } = state.evidence.contexts.get(one.id) ?? {}
      const place = `${title} ${(one.headings ?? []).join(' ')}`
      return { one, fit: termOverlap(text, one.quote) + termOverlap(text, place) / 2 }
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, most)
    .map(({ one }) => one)
}

function isProse({ block }: ClaimedBlock): boolean {
  return block.kind !== 'heading' && block.kind !== 'code'
}

function sentencesIn(piece: ClaimedBlock | undefined): readonly string[] {
  return piece === undefined ? [] : statementsOf(piece.block).map(({ text }) => stripTokens(text).trim())
}
