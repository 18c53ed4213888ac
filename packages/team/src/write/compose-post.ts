import { plural, type Section, type WriteAnswer, type WrittenBlock } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { saveDraft } from '../state/draft-of.ts'
import { insertBlocks } from '../state/draft-state.ts'
import { emitVerdicts } from '../state/emit-verdicts.ts'
import { assignQuestions, isPartlySeen } from '../state/evidence-state.ts'
import { verdictOf } from '../state/judge.ts'
import { planOf, type RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { shareLeft } from './keep-share.ts'
import { isHeadingOf, normaliseSection, recordThrownOut } from './normalise-section.ts'
import { openCopied } from './open-copied.ts'
import { evidenceFor, showEvidence } from './show-evidence.ts'

/** Words of a post for each piece of evidence that the writer is shown. */
const wordsPerEvidence = 12
/** Fewest pieces of evidence that the writer is shown, as far as there are any. */
const minEvidence = 36

/**
 * Has the whole post written in one answer and takes it apart into the plan's sections. An answer without text changes nothing: it is what a
 * writer gives whose model does not hold the prompt. Then, and where the budget does not cover the whole post at once, sections are written one by one.
 */
export async function composePost(state: RunState): Promise<void> {
  const plan = planOf(state)
  const isWhole = state.evidence.whole !== null
  const isChosen = isPartlySeen(state.evidence)
  const max = Math.max(minEvidence, Math.ceil(state.words / wordsPerEvidence))
  const ids = plan.questions.map(({ id }) => id)
  const evidence = showEvidence(state, isWhole ? state.evidence.list : evidenceFor(state, ids, max))
  await askStep(
    state,
    { key: 'compose', role: 'writer', note: `Writing “${plan.title}”` },
    async (at) => state.context.agents.compose({ plan, evidence, isWhole, isChosen, words: state.words, share: shareLeft(state, []) }, at),
    (answer, emit) => takeSections(state, answer, emit),
  )
  await saveDraft(state)
}

function takeSections(state: RunState, answer: WriteAnswer, emit: (event: TeamEvent) => void): string {
  recordThrownOut(state, answer)
  for (const { section, blocks } of sectionsOf(answer.blocks, planOf(state).outline))
    insertBlocks(state.draft, normaliseSection(state, section, blocks, { isStrict: false }))
  const { pieces } = state.draft
  if (state.evidence.whole !== null && pieces.length > 0) tagAnswers(state, new Set(answer.open))
  for (const { block } of pieces) emit({ type: 'block.drafted', data: { block } })
  openCopied(state, pieces, answer, emit)
  emitVerdicts(
    state,
    pieces.flatMap((piece) => piece.claims.map((claim) => verdictOf(state, claim))),
    emit,
  )
  const claims = pieces.reduce((sum, piece) => sum + piece.claims.length, 0)
  return pieces.length === 0 ? 'Wrote nothing in one piece' : `Wrote ${plural(claims, 'claim')} in ${plural(pieces.length, 'block')}`
}

/**
 * Says of evidence that nobody chose for a question what it answers: the questions of the sections that cite it, without those that the writer
 * found open.
 */
function tagAnswers(state: RunState, open: ReadonlySet<string>): void {
  const asked = new Map(planOf(state).outline.map(({ id, questionIds }) => [id, questionIds]))
  const answered = new Map<string, string[]>()
  for (const { block, claims } of state.draft.pieces)
    for (const id of claims.flatMap(({ evidenceIds }) => evidenceIds))
      answered.set(id, [...(answered.get(id) ?? []), ...(asked.get(block.sectionId) ?? [])])
  assignQuestions(state.evidence, ({ id, questionIds }) =>
    [...new Set([...questionIds, ...(answered.get(id) ?? [])])].filter((question) => !open.has(question)),
  )
}

/** A composed text by sections: each begins at the heading that the plan gives it, the first also has what stands before any heading. */
function sectionsOf(
  blocks: readonly WrittenBlock[],
  outline: readonly Section[],
): readonly { readonly section: Section; readonly blocks: readonly WrittenBlock[] }[] {
  const parts = new Map<Section, WrittenBlock[]>()
  let at = 0
  for (const block of blocks) {
    const next = outline.findIndex((section, index) => index >= at && isHeadingOf(block, section.heading))
    if (next >= 0) at = next
    const section = outline[at]
    if (section !== undefined) parts.set(section, [...(parts.get(section) ?? []), block])
  }
  return [...parts].map(([section, own]) => ({ section, blocks: own }))
}
