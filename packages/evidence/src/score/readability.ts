import { plainText } from '../text/markdown/plain-text.ts'
import { splitSentences } from '../text/sentences/split-sentences.ts'

/** Measures of how hard a text is to read. */
export interface Readability {
  /** Flesch–Kincaid grade level (Kincaid et al. 1975); meaningful for English. 0 for a text without words. */
  readonly grade: number
  readonly words: number
  readonly sentences: number
}

/** Flesch–Kincaid grade of a Markdown text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. */
export function readability(markdown: string): Readability {
  const sentences = splitSentences(markdown)
    .map((sentence) => plainText(sentence.text))
    .filter((text) => /\p{L}/u.test(text))
  const words = sentences.flatMap((text) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [])
  if (words.length === 0) return { grade: 0, words: 0, sentences: 0 }
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return { grade: Math.round(grade * 10) / 10, words: words.length, sentences: sentences.length }
}

/** Groups of vowels, less a silent final e. */
function syllablesOf(word: string): number {
  const lower = word.toLowerCase().replaceAll(/[^a-zà-ÿ-]/g, '')
  return lower
    .split('-')
    .reduce(
      (sum, part) => sum + Math.max(1, part.replace(/(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouys]es)$/, '').match(/[aeiouyà-ÿ]+/g)?.length ?? 0),
      0,
    )
}
