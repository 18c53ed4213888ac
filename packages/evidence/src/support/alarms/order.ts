import type { Comparison } from '../compare/comparison.ts'
import { inPassage, liesIn, type Counterpart } from '../compare/counterpart.ts'
import { phrases } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'
import { turnedAround } from '../compare/turned-around.ts'

/** Expressions that put one event before or after another. */
const orders = phrases({
  before: `before, prior to, prior, previously, earlier, preceding, previous, the previous, until, ahead of, beforehand, preceded by, before that, up until, till, up to, the day before, former, formerly,
    late, ex, in advance of, ago, the week before`,
  after: `after, following, subsequently, subsequent, later, since, thereafter, afterwards, afterward, next, the next, the following, followed by, followed, then, after that, once, upon, from, future, in the wake of,
    as soon as, waiting for, waits for, wait for, waited for, awaiting, awaits, awaited, succeeding, current, incoming, in turn, latter`,
  during: 'during, amid, in the course of, throughout',
})

/** Words that order two events, and say nothing else. */
const plain = /^(?:before|after|prior to|following|followed|preceded|subsequently|afterwards|thereafter)$/

/** The orders of the sentences that a place lies in. */
function inSentenceOf({ stated }: Comparison, { ranges }: Counterpart): ReturnType<typeof orders> {
  const sentences = new Set(ranges.flatMap(([from, to]) => stated.slice(from, to).map(({ sentence }) => sentence)))
  return sentences.size > 1 ? [] : orders(stated).filter(({ from }) => sentences.has(stated[from]?.sentence ?? -1))
}

/** *It met after 1902 and 1911* is *it met, previously in 1902 and 1911*: the one names what came first, the other looks back to it. */
function looksBack(own: string, other: string): boolean {
  const [names, looks] = [/^(?:after|following)$/, /^(?:previously|earlier|before that|beforehand)$/]
  return (names.test(own) && looks.test(other)) || (looks.test(own) && names.test(other))
}

/** Finds an order of time that is turned round in the source: by another word between two events, or by the events around the same word. */
export function findOrder(comparison: Comparison): string | null {
  const stated = orders(comparison.stated)
  for (const mark of orders(comparison.written)) {
    if (mark.sort === 'during') continue
    const place = inPassage(comparison, mark.from, mark.to)
    if (place === null || (comparison.to[mark.from] ?? -1) >= 0) continue
    const near = stated.filter((other) => liesIn(other, place))
    if (near.some((other) => looksBack(mark.text, other.text))) continue
    // Where nothing stands in its place, another word of the same sentence may order the two: *the first came in May, and the second followed*.
    const theirs = near.length > 0 || !plain.test(mark.text) ? near : inSentenceOf(comparison, place).filter(({ text }) => plain.test(text))
    if (theirs.length === 0 || theirs.some(({ sort }) => sort === mark.sort)) continue
    const [other] = theirs
    if (other !== undefined && (comparison.from[other.from] ?? -1) < 0) return sourceSays(comparison, other)
  }
  const isTurned = turnedAround(comparison, (i) => /^(?:after|before)$/.test(comparison.written[i]?.word ?? '')) >= 0
  return isTurned ? 'The source has these events in the other order.' : null
}
