import type { Comparison } from './comparison.ts'

/** Words of the source that are shown before an expression, and from it on: a phrase that says what it is about. */
const [before, after] = [5, 8]

/**
 * A reason that quotes an expression of the passage in its phrase: *The source says “the plane may have been shot down over the sea”.* With the words
 * of the sentence that the source does not have there, it names them first.
 */
export function sourceSays(
  { stated, passage }: Comparison,
  { from, to }: { readonly from: number; readonly to: number },
  own?: string,
): string {
  const sentence = stated[from]?.sentence ?? 0
  const words = stated.filter((word) => word.sentence === sentence)
  const at = stated[from] === undefined ? 0 : words.indexOf(stated[from])
  const first = words[Math.max(0, at - before)]
  const last = words[Math.min(words.length, at + Math.max(after, to - from)) - 1]
  const phrase = passage[sentence]?.text.slice(first?.start ?? 0, last?.end ?? 0) ?? ''
  return own === undefined ? `The source says “${phrase}”.` : `“${own}” is not said; the source says “${phrase}”.`
}
