import type { Comparison } from './comparison.ts'

interface Range {
  readonly from: number
  readonly to: number
}

/** True for an expression of the sentence that may answer one of the passage: it does not stand for another word there. */
export function mayAnswer({ to, matches }: Comparison, own: Range, theirs: Range): boolean {
  const j = to[own.from] ?? -1
  return matches[own.from] !== 'same' || j < 0 || (j >= theirs.from - 1 && j <= theirs.to)
}
