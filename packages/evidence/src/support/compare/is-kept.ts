import type { Comparison } from './comparison.ts'

/** Words behind an expression among which its head is sought. */
const reach = 4

/** True where the sentence keeps what an expression of the passage goes with: the content word behind it, or those around it. */
export function isKept(comparison: Comparison, mark: { readonly from: number; readonly to: number }): boolean {
  const { stated, from } = comparison
  const sentence = stated[mark.from]?.sentence
  if (isLeftOut(comparison, mark.from)) return false
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

/** True for a word in brackets of which the sentence keeps nothing. */
function isLeftOut({ passage, stated, from }: Comparison, at: number): boolean {
  const word = stated[at]
  const text = passage[word?.sentence ?? 0]?.text ?? ''
  const [open, close] = [text.lastIndexOf('(', word?.start ?? 0), text.indexOf(')', word?.start ?? 0)]
  if (word === undefined || open < 0 || close < 0 || text.slice(open, word.start).includes(')')) return false
  return !stated.some(
    (one, n) => one.sentence === word.sentence && one.content && one.start > open && one.end <= close && (from[n] ?? -1) >= 0,
  )
}
