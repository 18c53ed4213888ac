import type { Comparison, Word } from './comparison.ts'

/** Words before a joint, and behind it, in which its two sides stand. */
const reach = 6

/**
 * Finds a joint of the sentence (a verb, *after*) whose two sides stand the other way round in the source: *the bank bought the trust* for *the
 * trust bought the bank*. `joins` says which word of the source, by index, joins as a word of the sentence does. Returns the index of the joint, or −1.
 * Both sides have to change places, so what is only moved to the front turns nothing.
 */
export function turnedAround({ written, stated }: Comparison, joins: (i: number, j: number) => boolean): number {
  return written.findIndex((word, i) => {
    const places = stated.flatMap((other, j) => (other.root === word.root && joins(i, j) ? [j] : []))
    return places.length > 0 && places.every((j) => isTurned(sidesOf(written, i), sidesOf(stated, j)))
  })
}

type Side = ReadonlySet<string>

function isTurned([before, behind]: readonly [Side, Side], [theirBefore, theirBehind]: readonly [Side, Side]): boolean {
  const crosses = (own: Side, there: Side, same: Side): boolean => own.intersection(there.difference(same)).size > 0
  return (
    crosses(before, theirBehind, theirBefore) && crosses(behind, theirBefore, theirBehind) && before.intersection(theirBefore).size === 0
  )
}

function sidesOf(words: readonly Word[], at: number): readonly [Side, Side] {
  const rootsOf = (side: readonly Word[]): Side =>
    new Set(side.filter(({ sentence, content }) => content && sentence === words[at]?.sentence).map(({ root }) => root))
  return [rootsOf(words.slice(Math.max(0, at - reach), at)), rootsOf(words.slice(at + 1, at + 1 + reach))]
}
