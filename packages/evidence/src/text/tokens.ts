import { denseScript } from './dense-script.ts'
import { denseWords } from './dense-words.ts'
import { fold } from './fold.ts'
import { stem } from './stem.ts'
import { stopWords, stopWordsElsewhere } from './stop-words.ts'

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

const wordPattern = new RegExp(
  String.raw`(?:\p{Lu}\.){2,}|[${denseScript}][${denseScript}\p{M}]*|(?:(?![${denseScript}])[\p{L}\p{M}\p{N}])+(?:['’](?:(?![${denseScript}])\p{L})+)*`,
  'gu',
)
const dense = new RegExp(`^[${denseScript}]`, 'u')

/** The words of a plain text with their offsets: letters and digits, contractions whole, *U.S.* as `us`, scripts without spaces by dictionary. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: raw, index } of text.matchAll(wordPattern))
    if (raw > '\u0DFF' && dense.test(raw)) for (const { word, at } of denseWords(raw)) tokens.push(token(word, index + at))
    else tokens.push(token(raw, index))
  return tokens
}

function token(raw: string, start: number): Token {
  const word = fold(raw.includes('.') ? raw.replaceAll('.', '') : raw)
  const isAlone = word.length === 1 && /^[a-z]$/.test(word) && !/^\p{Lu}$/u.test(raw)
  return { raw, word, stem: stem(word), content: !isAlone && hasContent(raw, word), start, end: start + raw.length }
}

/** *US*, *IT* and *WHO* are names, though *us*, *it* and *who* are stop words; so is *Los* in *Los Angeles*. */
function hasContent(raw: string, word: string): boolean {
  if (stopWords.has(word)) return /^(?:\p{Lu}\.){2,}$|^\p{Lu}{2,}$/u.test(raw)
  return !(stopWordsElsewhere.has(word) && /^(?:\p{Ll}|\p{Lo})/u.test(raw))
}
