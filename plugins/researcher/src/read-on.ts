import type { AnsweringPart } from './answering-parts.ts'
import { paragraphOf } from './paragraph-of.ts'
import type { Scored } from './score-candidates.ts'

/** A passage of a document: sentences that follow each other. */
export interface Passage {
  readonly seed: Scored
  readonly start: number
  readonly end: number
}

/** Maximum words and UTF-16 units of a passage: a quotation of more is not known as one (`wholes`). */
const maxWords = 75
const maxLength = 560
/** Answer against the best of its part, share 0–1, from which a paragraph is quoted where the part as a whole is about more. */
const onPoint = 0.75
/** The same of a sentence in such a paragraph: it is quoted from the first that answers to the last, and the one behind that. */
const inIt = 0.5

/**
 * Reads a part on from its beginning, or from where its paragraphs answer, in passages of what its author said in one breath; `isApart`
 * gives each sentence by itself, but for one that leans on the sentence before.
 */
export function readOn({ scored, isWhole }: AnsweringPart, at: number, isApart: boolean): readonly Passage[] {
  const answerOf = ({ worth }: Scored): number => worth[at]?.answer ?? 0
  const best = Math.max(...scored.map(answerOf))
  const paragraphs = Map.groupBy(scored, ({ candidate }) => paragraphOf(candidate)).values()
  const chosen = paragraphs.flatMap((own) => {
    if (isWhole) return own
    if (!own.some((one) => answerOf(one) >= best * onPoint)) return []
    const answers = (one: Scored): boolean => answerOf(one) >= best * inIt
    return own.slice(own.findIndex(answers), own.findLastIndex(answers) + 2)
  })
  return joined(chosen.toArray(), isApart)
}

/** Sentences that follow each other in their paragraph, as passages. */
function joined(scored: readonly Scored[], isApart: boolean): readonly Passage[] {
  const passages: { seed: Scored; start: number; end: number; last: number }[] = []
  for (const one of scored) {
    const { start, end, sentences } = one.candidate
    const open = passages.at(-1)
    const last = sentences.at(-1) ?? 0
    if (open !== undefined && end <= open.end) continue
    const text = one.document.text.slice(open?.start ?? start, end)
    const isJoint = open !== undefined && (start < open.end || /^\s/.test(one.document.text.slice(open.end, start + 1)))
    const follows = isJoint && last === open.last + 1 && paragraphOf(open.seed.candidate) === paragraphOf(one.candidate)
    if (follows && !(isApart && start >= open.end) && text.length <= maxLength && text.split(/\s+/).length <= maxWords) {
      open.end = end
      open.last = last
    } else if (open === undefined || start >= open.end) passages.push({ seed: one, start, end, last })
  }
  return passages
}
