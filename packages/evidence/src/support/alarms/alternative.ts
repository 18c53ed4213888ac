import type { Comparison } from '../compare/comparison.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Words behind *or* that belong to the second of two sides. */
const reach = 8

/** Finds *either … or* of the source of which the sentence keeps one side alone: *a strength to some or a weakness to others*. */
export function findAlternative(comparison: Comparison): string | null {
  const { stated, from, written } = comparison
  if (written.some(({ word }) => word === 'or')) return null
  for (const [at, { word, sentence }] of stated.entries()) {
    if (word !== 'either') continue
    const or = stated.findIndex((other, n) => n > at && other.word === 'or' && other.sentence === sentence)
    if (or < 0) continue
    const isKept = (start: number, end: number): boolean =>
      stated.slice(start, end).some((one, n) => one.content && one.sentence === sentence && (from[start + n] ?? -1) >= 0)
    if (isKept(at + 1, or) !== isKept(or + 1, or + reach)) return sourceSays(comparison, { from: at, to: or })
  }
  return null
}
