import { countWords, stripTokens } from '@galley/evidence'
import { plural, type Section } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { saveDraft } from '../state/draft-of.ts'
import { verdictOf } from '../state/judge.ts'
import { shareLeft } from './keep-share.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { sectionRoom } from './section-room.ts'
import { evidenceFor, showEvidence } from './show-evidence.ts'
import { isComposed } from '../state/is-composed.ts'
import { composePost } from './compose-post.ts'
import { normaliseSection, recordThrownOut } from './normalise-section.ts'
import { openCopied } from './open-copied.ts'
import { emitVerdicts } from '../state/emit-verdicts.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { insertBlocks } from '../state/draft-state.ts'

/** Maximum evidence of a section whose form chooses what it takes: dates, persons, steps. */
const maxChosen = 120

/** Writes the first version: a post in one answer where a capable model can, and section by section what such an answer does not have. */
export async function writeDraft(state: RunState): Promise<void> {
  if (isComposed(state)) await composePost(state)
  await writeSections(state)
}

/**
 * Writes every section that has evidence and no text yet, one after the other, so that each knows what the earlier ones claim. Evidence for questions
 * that the writer of a whole post found open is none. What a model writes is saved section by section: without one the whole takes no longer
 * than measuring the parts.
 */
async function writeSections(state: RunState): Promise<void> {
  for (const section of planOf(state).outline) {
    if (state.draft.isBudgetSpent && state.draft.pieces.length > 0) return
    if (hasText(state, section)) continue
    const pieces = await writeSection(state, { ...section, words: roomFor(state, section) }, `write.${section.id}`)
    insertBlocks(state.draft, pieces, placeOf(state, section))
    if (state.context.modes.writer !== 'extractive') await saveDraft(state)
  }
}

/** True for a section of which the draft has more than its heading. */
export function hasText(state: RunState, section: Section): boolean {
  return state.draft.pieces.some((piece) => piece.block.sectionId === section.id && piece.block.kind !== 'heading')
}

/** Place of a section in the draft: behind everything that earlier sections have. */
export function placeOf(state: RunState, section: Section): number {
  const order = planOf(state).outline.map((one) => one.id)
  const earlier = new Set(order.slice(0, order.indexOf(section.id)))
  return state.draft.pieces.findLastIndex((piece) => earlier.has(piece.block.sectionId)) + 1
}

function wordsWritten({ draft }: RunState): number {
  return draft.pieces.reduce((sum, { block }) => sum + countWords(stripTokens(block.text)), 0)
}

/** The words that the section is to have, given what stands there and which sections have evidence at all. */
function roomFor(state: RunState, section: Section): number {
  const { outline } = planOf(state)
  const used = usedEvidence(state)
  const open = outline.slice(outline.indexOf(section)).filter((one) => evidenceFor(state, one.questionIds, 1, used).length > 0)
  return sectionRoom(section, open, wordsWritten(state), state.words)
}

function usedEvidence(state: RunState): ReadonlySet<string> {
  return new Set(state.draft.pieces.flatMap((piece) => piece.claims.flatMap((claim) => claim.evidenceIds)))
}

/**
 * Writes one section and returns its pieces; without evidence none that says anything, for nothing is filled in from memory. `isStrict`: what T0 does not
 * support is replaced at once, as always with a tiny model.
 */
export async function writeSection(
  state: RunState,
  section: Section,
  key: string,
  { isStrict }: { readonly isStrict: boolean } = { isStrict: state.context.modes.writer === 'constrained' },
): Promise<readonly ClaimedBlock[]> {
  const isChosen = section.form !== undefined && section.form !== 'passages'
  const max = isChosen ? maxChosen : Math.max(24, Math.ceil(section.words / 6))
  // A conflict is shown whole, whatever was said of it before.
  const free = evidenceFor(state, section.questionIds, max, section.form === 'conflicts' ? new Set() : usedEvidence(state))
  // Without a model it is said where a question was answered above.
  const isTold = free.length === 0 && state.context.modes.writer === 'extractive'
  const evidence = isTold ? evidenceFor(state, section.questionIds, max, new Set()) : free
  // Without a model a question that nothing answers is said to be one.
  if (evidence.length === 0 && state.context.modes.writer !== 'extractive') return []
  const plan = planOf(state)
  let pieces: readonly ClaimedBlock[] = []
  const earlier = state.draft.pieces.flatMap((piece) => piece.claims.map(({ text, evidenceIds }) => ({ text, evidenceIds })))
  const questions = plan.questions.filter(({ id }) => section.questionIds.includes(id))
  const share = shareLeft(state, state.draft.pieces)
  const running = runningText(state)
  const place = { at: plan.outline.findIndex(({ id }) => id === section.id), outline: plan.outline.map(({ heading }) => heading) }
  await askStep(
    state,
    { key, role: 'writer', note: `Writing “${section.heading}”`, isVital: state.draft.pieces.length === 0 },
    async (at) =>
      state.context.agents.write(
        { title: plan.title, section, questions, evidence: showEvidence(state, evidence), earlier, running, place, share },
        at,
      ),
    (answer, emit) => {
      recordThrownOut(state, answer)
      pieces = normaliseSection(state, section, answer.blocks, { isStrict })
      for (const piece of pieces) emit({ type: 'block.drafted', data: { block: piece.block } })
      openCopied(state, pieces, answer, emit)
      emitVerdicts(
        state,
        pieces.flatMap((piece) => piece.claims.map((claim) => verdictOf(state, claim))),
        emit,
      )
      const sentences = pieces.reduce((sum, piece) => sum + piece.claims.length, 0)
      if (pieces.length === 0) return `Left out “${section.heading}”: nothing to write`
      return `Wrote “${section.heading}”: ${plural(sentences, 'claim')} in ${plural(pieces.length, 'block')}`
    },
  )
  return pieces
}

/** The draft so far as a reader has it. */
function runningText({ draft }: RunState): string {
  return draft.pieces.map(({ block }) => (block.kind === 'heading' ? `## ${block.text}` : stripTokens(block.text))).join('\n\n')
}
