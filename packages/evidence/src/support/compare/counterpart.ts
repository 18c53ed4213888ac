import type { Comparison, Word } from './comparison.ts'

/** Place in one text that answers a place in the other: index ranges, `to` excluded. */
export interface Counterpart {
  readonly ranges: readonly (readonly [number, number])[]
  /** True where the words on both sides are kept in their order, close together. */
  readonly tight: boolean
}

/** Words that are looked through for the nearest kept one. */
const maxAway = 6
/** Words between two kept ones that still make one place. */
const maxWide = 14
/** Words on each side of a kept one, where its neighbours moved. */
const around = 4
/** Words added to a place on both sides. */
const margin = 2

/** Finds the place in the sentence that answers the words `from`…`to` of the passage; `null` when nothing around them is kept. */
export function inSentence(comparison: Comparison, from: number, to: number): Counterpart | null {
  return place(comparison.stated, comparison.from, from, to, comparison.written.length)
}

/** Finds the place in the passage that answers the words `from`…`to` of the sentence. */
export function inPassage(comparison: Comparison, from: number, to: number): Counterpart | null {
  return place(comparison.written, comparison.to, from, to, comparison.stated.length)
}

function place(words: readonly Word[], map: readonly number[], from: number, to: number, length: number): Counterpart | null {
  const sentence = words[from]?.sentence
  const kept = (at: number): boolean => (map[at] ?? -1) >= 0 && words[at]?.sentence === sentence
  let before = from - 1
  while (before >= Math.max(0, from - maxAway) && !kept(before)) before -= 1
  let after = to
  while (after < Math.min(words.length, to + maxAway) && !kept(after)) after += 1
  const [left, right] = [
    kept(before) && before >= from - maxAway ? (map[before] ?? -1) : -1,
    kept(after) && after < to + maxAway ? (map[after] ?? -1) : -1,
  ]
  const clamp = (start: number, end: number): readonly [number, number] => [Math.max(0, start), Math.min(length, end)]
  if (left < 0 && right < 0) return null
  if (left >= 0 && right > left && right - left <= maxWide)
    return { ranges: [clamp(left - margin, right + margin + 1)], tight: right - left <= 6 && after - before <= 6 }
  return {
    ranges: [
      ...(left < 0 ? [] : [clamp(left - around, left + around + 1)]),
      ...(right < 0 ? [] : [clamp(right - around, right + around + 1)]),
    ],
    tight: false,
  }
}

/** True for a mark that lies in a place, at least in part. */
export function liesIn(mark: { readonly from: number; readonly to: number }, { ranges }: Counterpart): boolean {
  return ranges.some(([start, end]) => mark.from < end && mark.to > start)
}
