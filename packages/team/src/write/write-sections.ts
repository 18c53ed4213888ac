import { countWords, stripTokens } from '@galley/evidence'
import type { Section } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { planOf, type Desk } from '../state/desk.ts'
import { keep } from '../state/draft-of.ts'
import { verdictOf } from '../state/judge.ts'
import { shareLeft } from './keep-share.ts'
import type { Piece } from '../state/piece.ts'
import { sectionRoom } from './section-room.ts'
import { evidenceFor, showEvidence } from './show-evidence.ts'
import { takeSection } from './take-section.ts'
import { tellVerdicts } from '../state/tell-verdicts.ts'

/** Writes every section that has evidence, one after the other, so that each knows what the earlier ones claim. */
export async function writeSections(desk: Desk): Promise<void> {
  for (const section of planOf(desk).outline) {
    if (desk.isSpent && desk.pieces.length > 0) return
    const pieces = await writeSection(desk, { ...section, words: roomFor(desk, section) }, `write.${section.id}`)
    desk.pieces = [...desk.pieces, ...pieces]
    await keep(desk)
  }
}

/** The words that the section is to have, given what stands there and which sections have evidence at all. */
function roomFor(desk: Desk, section: Section): number {
  const { outline } = planOf(desk)
  const used = usedEvidence(desk)
  const open = outline.slice(outline.indexOf(section)).filter((one) => evidenceFor(desk, one.questionIds, 1, used).length > 0)
  const written = desk.pieces.reduce((sum, { block }) => sum + countWords(stripTokens(block.text)), 0)
  return sectionRoom(section, open, written, desk.words)
}

function usedEvidence(desk: Desk): ReadonlySet<string> {
  return new Set(desk.pieces.flatMap((piece) => piece.claims.flatMap((claim) => claim.evidenceIds)))
}

/**
 * Writes one section and returns its pieces; none without evidence, for nothing is filled in from memory. `isStrict`: what T0 does not
 * support is replaced at once, as always with a tiny model.
 */
export async function writeSection(
  desk: Desk,
  section: Section,
  key: string,
  isStrict = desk.context.modes.writer === 'constrained',
): Promise<readonly Piece[]> {
  const evidence = evidenceFor(desk, section.questionIds, Math.max(24, Math.ceil(section.words / 6)), usedEvidence(desk))
  if (evidence.length === 0) return []
  const plan = planOf(desk)
  let pieces: readonly Piece[] = []
  const earlier = desk.pieces.flatMap((piece) => piece.claims.map(({ text, evidenceIds }) => ({ text, evidenceIds })))
  const questions = plan.questions.filter((question) => section.questionIds.includes(question.id)).map(({ id, text }) => ({ id, text }))
  const share = shareLeft(desk, desk.pieces)
  await askStep(
    desk,
    { key, role: 'writer', note: `Writing “${section.heading}”`, isVital: desk.pieces.length === 0 },
    async (at) =>
      desk.context.agents.write({ title: plan.title, section, questions, evidence: showEvidence(desk, evidence), earlier, share }, at),
    (answer, emit) => {
      pieces = takeSection(desk, section, answer, isStrict)
      for (const piece of pieces) emit({ type: 'block.drafted', data: { block: piece.block } })
      tellVerdicts(
        desk,
        pieces.flatMap((piece) => piece.claims.map((claim) => verdictOf(desk, claim))),
        emit,
      )
      const sentences = pieces.reduce((sum, piece) => sum + piece.claims.length, 0)
      return `Wrote “${section.heading}”: ${sentences} claims in ${pieces.length} blocks`
    },
  )
  return pieces
}
