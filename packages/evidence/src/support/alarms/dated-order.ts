import { compareDates, datesOf, type GivenDate } from '../../numbers/dates-of.ts'
import type { Comparison, Word } from '../compare/comparison.ts'
import { phrases } from '../compare/phrases.ts'
import { areAlike } from '../words/synonyms.ts'

/** Expressions that join two events by their order of time. */
const joints = phrases({
  before: 'before, prior to, came before, preceded, precedes, followed by, ahead of, earlier than',
  after: 'after, following, in the wake of, came after, followed, later than',
})

/** Joints that say nothing else: *after* may join a clause that orders nothing new. */
const verbs = /^(?:came|preced|followed)/

/** Minimum content words of an event, and the share of them, 0–1, that the sentence has which tells of it. */
const minWords = 2
const minTold = 0.5

/** An order of time that the source gives by dates alone, or not at all. */
export interface DatedOrder {
  readonly reason: string
  /** True where the dates run the other way. */
  readonly contradicts: boolean
}

/**
 * Finds *A before B* where the source tells of the two in different sentences, none of which orders them: their dates do. Contrary dates contradict; where there
 * is none, words cannot tell.
 */
export function findDatedOrder(comparison: Comparison): DatedOrder | null {
  const { written, passage } = comparison
  if (passage.length < 2) return null
  for (const mark of joints(written)) {
    const [first, second] = eventsAround(comparison, mark)
    const [one, other] = [tellerOf(first, passage), tellerOf(second, passage)]
    if (one === null || other === null || one === other || hasAdverb(one) || hasAdverb(other)) continue
    // *Following the storm the harbour closed* orders these two, and none that another sentence tells of.
    if (orders(one) || orders(other)) {
      if (!verbs.test(mark.text) || tells(one, second) || tells(other, first)) continue
      return { reason: 'The source does not say which of the two came first.', contradicts: false }
    }
    const dates = [onlyDate(one.text), onlyDate(other.text)] as const
    const difference = dates[0] === null || dates[1] === null ? null : compareDates(dates[0], dates[1])
    if (difference === null) return { reason: 'The source does not say which of the two came first.', contradicts: false }
    if (difference < 0 !== (mark.sort === 'before'))
      return { reason: `The source dates the one ${dates[0]?.raw}, the other ${dates[1]?.raw}.`, contradicts: true }
  }
  return null
}

/** The words of the two events that a joint orders, the one that it speaks of first: *A before B*, or *Before B, A*. */
function eventsAround(
  { claim, written }: Comparison,
  { from, to }: { readonly from: number; readonly to: number },
): readonly [readonly Word[], readonly Word[]] {
  if (from > 0) return [written.slice(0, from), written.slice(to)]
  const comma = claim.text.indexOf(', ', written[to]?.start ?? 0)
  const cut = comma < 0 ? written.length : written.findIndex(({ start }) => start > comma)
  return [written.slice(cut), written.slice(to, cut)]
}

type Sentence = Comparison['passage'][number]

/** The sentence of the passage that has most of an event's words; null where none has enough, or two have as many. */
function tellerOf(event: readonly Word[], passage: readonly Sentence[]): Sentence | null {
  const words = event.filter(({ content, raw }) => content && !/^\d/.test(raw))
  if (words.length < minWords) return null
  const told = passage.map(({ roots }) => words.filter(({ root }) => roots.some((other) => other === root || areAlike(root, other))).length)
  const most = Math.max(...told)
  const at = told.indexOf(most)
  return most < words.length * minTold || told.lastIndexOf(most) !== at ? null : (passage[at] ?? null)
}

const orderWords = /\b(?:before|after|following|since|until|prior|once|when|while|as)\b/i
const orderAdverbs = /\b(?:then|later|earlier|previously|subsequently|afterwards?|next)\b/i

/** True for a sentence that itself orders events. */
function orders({ text }: Sentence): boolean {
  return orderWords.test(text)
}

/** True for a sentence that says when it was, seen from another. */
function hasAdverb({ text }: Sentence): boolean {
  return orderAdverbs.test(text)
}

/** True for a sentence that has enough of an event's words to speak of it. */
function tells({ roots }: Sentence, event: readonly Word[]): boolean {
  const words = event.filter(({ content, raw }) => content && !/^\d/.test(raw))
  return words.filter(({ root }) => roots.some((other) => other === root || areAlike(root, other))).length >= words.length * minTold
}

function onlyDate(text: string): GivenDate | null {
  const dates = datesOf(text)
  return dates.length === 1 ? (dates[0] ?? null) : null
}
