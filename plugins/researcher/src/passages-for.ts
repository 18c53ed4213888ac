import { answeringParagraphs } from './answering-paragraphs.ts'
import type { Need } from './needs-of.ts'
import { paragraphOf } from './paragraph-of.ts'
import type { Scored } from './score-candidates.ts'

/** A passage of a document, sentences that follow each other, with the question that it answers. */
export interface ReadPassage {
  readonly seed: Scored
  readonly start: number
  readonly end: number
  readonly questionId: string
}

/** Maximum words and UTF-16 units of a passage: a quotation of more is not known as one (`wholes`). */
const maxWords = 75
const maxLength = 560
/** Similarity from which two passages say the same (Jaccard of the roots of their first sentences). */
const minSame = 0.6

/**
 * The paragraphs that answer a question of the topic, in passages of what their author said in one breath.
 */
export function passagesFor(scored: readonly Scored[], needs: readonly Need[], at: number, max: number): readonly ReadPassage[] {
  const { questionId = '' } = needs[at] ?? {}
  const chosen: ReadPassage[] = []
  for (const paragraph of answeringParagraphs(scored, needs, at))
    for (const passage of joined(paragraph))
      if (chosen.length < max && !chosen.some(({ seed }) => saysSame(seed, passage.seed))) chosen.push({ ...passage, questionId })
  return chosen
}

/** Sentences that follow each other in their paragraph, as passages. */
function joined(paragraph: readonly Scored[]): readonly Omit<ReadPassage, 'questionId'>[] {
  const passages: { seed: Scored; start: number; end: number; last: number }[] = []
  for (const one of paragraph) {
    const { start, end, sentences } = one.candidate
    const open = passages.at(-1)
    const last = sentences.at(-1) ?? 0
    if (open !== undefined && end <= open.end) continue
    const text = one.document.text.slice(open?.start ?? start, end)
    const isJoint = open !== undefined && (start < open.end || /^\s/.test(one.document.text.slice(open.end, start + 1)))
    const follows = isJoint && last === open.last + 1 && paragraphOf(open.seed.candidate) === paragraphOf(one.candidate)
    if (follows && text.length <= maxLength && text.split(/\s+/).length <= maxWords) {
      open.end = end
      open.last = last
    } else if (open === undefined || start >= open.end) passages.push({ seed: one, start, end, last })
  }
  return passages
}

function saysSame(a: Scored, b: Scored): boolean {
  return a === b || a.stems.intersection(b.stems).size >= minSame * a.stems.union(b.stems).size
}
