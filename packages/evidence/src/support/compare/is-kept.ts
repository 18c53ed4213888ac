import type { Comparison } from './comparison.ts'

/** Words behind an expression among which its head is sought. */
const reach = 4

/** True where the sentence keeps what an expression of the passage goes with: the content word behind it, or those around it. */
export function isKept({ stated, from }: Comparison, mark: { readonly from: number; readonly to: number }): boolean {
  const sentence = stated[mark.from]?.sentence
  // *Parts of Bangladesh in May* limits Bangladesh, not May.
  const isOfHead = stated[mark.to - 1]?.word === 'of'
  let seen = 0
  for (let at = mark.to; at < Math.min(stated.length, mark.to + reach) && seen < 2; at += 1) {
    const word = stated[at]
    if (word === undefined || word.sentence !== sentence) break
    if (!word.content && isOfHead && seen > 0) break
    if (!word.content) continue
    if ((from[at] ?? -1) >= 0) return true
    seen += 1
  }
  const before = stated.slice(Math.max(0, mark.from - 3), mark.from).findLastIndex((word) => word.content && word.sentence === sentence)
  return before >= 0 && (from[Math.max(0, mark.from - 3) + before] ?? -1) >= 0 && seen === 0
}
