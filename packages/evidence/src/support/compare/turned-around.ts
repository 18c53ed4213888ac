import type { Comparison, Word } from './comparison.ts'

/** Words before a joint, and behind it, in which its two sides stand. */
const reach = 6

/**
 * Finds a joint of the sentence (a verb, *after*) whose two sides stand the other way round in the source: *the bank bought the trust* for *the
 * trust bought the bank*. `joins` says which word of the source, by index, joins as a word of the sentence does. Returns the index of the joint, or −1.
 * Both sides have to change places, so what is only moved to the front turns nothing.
 */
export function turnedAround({ claim, passage, written, stated }: Comparison, joins: (i: number, j: number) => boolean): number {
  return written.findIndex((word, i) => {
    const places = stated.flatMap((other, j) => (other.root === word.root && joins(i, j) ? [j] : []))
    return (
      places.length > 0 &&
      places.every(
        (j) =>
          isTurned(sidesOf(written, i), sidesOf(stated, j)) ||
          isTurned(sidesOf(written, i, clauseStart(written, i, [claim])), sidesOf(stated, j, clauseStart(stated, j, passage))),
      )
    )
  })
}

type Side = ReadonlySet<string>

function isTurned([before, behind]: readonly [Side, Side], [theirBefore, theirBehind]: readonly [Side, Side]): boolean {
  const crosses = (own: Side, there: Side, same: Side): boolean => own.intersection(there.difference(same)).size > 0
  return (
    crosses(before, theirBehind, theirBefore) && crosses(behind, theirBefore, theirBehind) && before.intersection(theirBefore).size === 0
  )
}

/** Index of the first word behind the last comma before a joint: *on 1 April, the team left* is told of the team. */
function clauseStart(words: readonly Word[], at: number, texts: readonly { readonly text: string }[]): number {
  const text = texts[words[at]?.sentence ?? 0]?.text ?? ''
  const comma = text.slice(0, words[at]?.start).search(/[,;:][^,;:]*$/)
  return words.findIndex(({ sentence, start }) => sentence === words[at]?.sentence && start > comma)
}

function sidesOf(words: readonly Word[], at: number, first = 0): readonly [Side, Side] {
  const rootsOf = (side: readonly Word[]): Side =>
    new Set(side.filter(({ sentence, content }) => content && sentence === words[at]?.sentence).map(({ root }) => root))
  return [rootsOf(words.slice(Math.max(first, at - reach), at)), rootsOf(words.slice(at + 1, at + 1 + reach))]
}
