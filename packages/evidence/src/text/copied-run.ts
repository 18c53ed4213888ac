import { plainText } from './plain-text.ts'

/** Fewest words in a row that make a copy: shorter runs are names and phrases that everybody uses. */
const minCopied = 8

/**
 * The longest run of at least eight words that a sentence has in common with one of the texts, outside quotation marks and whatever the
 * typography, in the sentence's own words; `null` when there is none.
 */
export function copiedRun(sentence: string, texts: readonly string[]): string | null {
  const sources = texts.map((text) => ` ${wordsOf(plainText(text)).join(' ')} `)
  let longest: readonly string[] = []
  for (const part of plainText(sentence).split(/“[^“”]*”|«[^«»]*»|"[^"]*"/)) {
    const words = wordsOf(part)
    for (let from = 0; from + minCopied <= words.length; from += 1) {
      let to = Math.max(from + minCopied, from + longest.length + 1)
      while (to <= words.length && sources.some((source) => source.includes(` ${words.slice(from, to).join(' ')} `))) {
        longest = words.slice(from, to)
        to += 1
      }
    }
  }
  return longest.length === 0 ? null : longest.join(' ')
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.,-][\p{L}\p{N}]+)*/gu) ?? []
  )
}
