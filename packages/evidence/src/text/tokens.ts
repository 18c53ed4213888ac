import { fold } from './fold.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

/** A word of a plain text. */
export interface Token {
  /** As written. */
  readonly raw: string
  /** Folded: the form in which words are compared. */
  readonly word: string
  readonly stem: string
  /** True for words that carry content: not a stop word, not a lone letter. */
  readonly content: boolean
  readonly start: number
  readonly end: number
}

const wordPattern =
  /(?:\p{Lu}\.){2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+(?:['’](?:(?![\p{Script=Han}])\p{L})+)*/gu

/** The words of a plain text with their offsets: letters and digits, contractions whole, *U.S.* as `us`, scripts without spaces by character. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const raw = match[0]
    const word = fold(raw.replaceAll('.', ''))
    const alone = /^[a-z]$/.test(word) && !/^\p{Lu}$/u.test(raw)
    return {
      raw,
      word,
      stem: stem(word),
      content: !alone && (isAcronym(raw) || !stopWords.has(word)),
      start: match.index,
      end: match.index + raw.length,
    }
  })
}

/** *US*, *IT* and *WHO* are names, though *us*, *it* and *who* are stop words. */
function isAcronym(raw: string): boolean {
  return /^(?:\p{Lu}\.){2,}$|^\p{Lu}{2,}$/u.test(raw)
}
