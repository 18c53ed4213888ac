import { countWords, stripTokens } from '@galley/evidence'
import type { Brief, Draft, Evidence, Plan, Section, Version } from '@galley/sdk'
import { addPassages, type FoundPassage } from '../evidence/add-passages.ts'
import { fault } from '../faults.ts'
import { settleDraft } from '../finish/settle-draft.ts'
import { gather } from '../gather.ts'
import { check } from '../round/check.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks, startIds } from '../state/draft-state.ts'
import { storeEvidence } from '../state/evidence-state.ts'
import { verdictOf } from '../state/judge.ts'
import { createRunState, planOf, type RunState } from '../state/run-state.ts'
import type { TeamContext } from '../state/team-context.ts'
import { evidenceFor } from '../write/show-evidence.ts'
import { writeSection } from '../write/write-sections.ts'
import { loadDraft } from './load-draft.ts'

/** Section of a finished draft that is to be written again. */
export interface SectionRewrite {
  readonly draft: Draft
  readonly sectionId: string
  /** Number of the version that is made: the steps of the work and the ids that it gives are told apart by it. */
  readonly n: number
  /** Passages of sources that were inserted since the run, for the questions of the section. */
  readonly passages: readonly FoundPassage[]
}

/** Parts of the version in which the section is written again, and the evidence that it cites beside the draft's. */
export interface RewrittenSection extends Pick<Version, 'blocks' | 'claims' | 'verdicts'> {
  readonly evidence: readonly Evidence[]
}

/** Ids that a version may give. */
const idsOfVersion = 10_000

/**
 * Writes one section of a finished draft again, from the same sources. What the run was written from is brought together again from its
 * steps; the rest of the draft stays as it is, word for word. Where no capable model writes, the passages that the section has are not chosen
 * again. Faults: SECTION_HAS_NO_MORE, and whatever the writer throws.
 */
export async function rewriteSection(brief: Brief, context: TeamContext, rewrite: SectionRewrite): Promise<RewrittenSection> {
  const { draft, sectionId, n, passages } = rewrite
  const state = createRunState(brief, context)
  await gather(state)
  await loadDraft(state, draft)
  addPassages(state, passages)
  startIds(state.draft, n * idsOfVersion)
  const section = planOf(state).outline.find(({ id }) => id === sectionId)
  if (section === undefined) throw fault('SECTION_HAS_NO_MORE', { heading: sectionId })
  const all = state.draft.pieces
  const old = all.filter(({ block }) => block.sectionId === sectionId)
  const rest = all.filter((piece) => !old.includes(piece))
  replaceBlocks(state.draft, rest)
  if (context.modes.writer !== 'full') withoutEvidence(state, old)
  if (evidenceFor(state, section.questionIds, 1, citedIn(rest)).length === 0)
    throw fault('SECTION_HAS_NO_MORE', { heading: section.heading })
  const fresh = await writeAnew(state, { ...section, words: wordsOf(old) || section.words }, n)
  return partsOf(state, draft, insertAt(all, { old, fresh, section }, planOf(state)))
}

/** Writes the section, has its sentences judged, and takes out what could not be supported. */
async function writeAnew(state: RunState, section: Section, n: number): Promise<readonly ClaimedBlock[]> {
  const written = await writeSection(state, section, `revise.${n}.write`)
  await check(state, { key: `revise.${n}.check`, pieces: written, round: null })
  const { pieces } = settleDraft(state, written)
  if (!pieces.some(({ block }) => block.kind !== 'heading')) throw fault('SECTION_HAS_NO_MORE', { heading: section.heading })
  return pieces
}

/** Takes evidence out that the old section alone cites: another selection is asked for. */
function withoutEvidence(state: RunState, old: readonly ClaimedBlock[]): void {
  const elsewhere = citedIn(state.draft.pieces)
  const cited = citedIn(old)
  const left = state.evidence.list.filter(({ id }) => !cited.has(id) || elsewhere.has(id))
  storeEvidence(state.evidence, left, new Map())
}

/** Puts the new blocks where the old ones stood; where there were none, behind the sections that come before in the plan. */
function insertAt(
  all: readonly ClaimedBlock[],
  { old, fresh, section }: { readonly old: readonly ClaimedBlock[]; readonly fresh: readonly ClaimedBlock[]; readonly section: Section },
  { outline }: Plan,
): readonly ClaimedBlock[] {
  const order = outline.map(({ id }) => id)
  const earlier = new Set(order.slice(0, order.indexOf(section.id)))
  const first = old[0]
  // The heading is the plan's, before as after: it is the same block.
  const heading = old.find(({ block }) => block.kind === 'heading')
  const own = fresh.map((piece) => (piece.block.kind === 'heading' && piece.block.text === heading?.block.text ? heading : piece))
  const at = first === undefined ? all.findLastIndex(({ block }) => earlier.has(block.sectionId)) + 1 : all.indexOf(first)
  const isLeft = (piece: ClaimedBlock): boolean => !old.includes(piece)
  return [...all.slice(0, at).filter(isLeft), ...own, ...all.slice(at).filter(isLeft)]
}

/** Blocks, claims and verdicts: those of the draft stay, those of the new blocks are the host's. */
function partsOf(state: RunState, draft: Draft, pieces: readonly ClaimedBlock[]): RewrittenSection {
  const known = new Map(draft.best.verdicts.map((verdict) => [verdict.claimId, verdict]))
  const claims = pieces.flatMap((piece) => piece.claims)
  const verdicts = claims.map((claim) => known.get(claim.id) ?? verdictOf(state, claim, pieces))
  const kept = new Set(draft.evidence.map(({ id }) => id))
  const cited = citedIn(pieces)
  const evidence = state.evidence.list.filter(({ id }) => cited.has(id) && !kept.has(id))
  return { blocks: pieces.map(({ block }) => block), claims, verdicts, evidence }
}

function citedIn(pieces: readonly ClaimedBlock[]): ReadonlySet<string> {
  return new Set(pieces.flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds)))
}

function wordsOf(pieces: readonly ClaimedBlock[]): number {
  return pieces.reduce((sum, { block }) => sum + countWords(stripTokens(block.text)), 0)
}
