import { denseScript } from '../language/dense-script.ts'
import { denseWords, hasDenseScript } from '../language/dense-words.ts'
import { fold } from './fold.ts'
import { remembered } from '../remembered.ts'
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

/** A word by itself, wherever it stands. */
type Word = Omit<Token, 'start' | 'end'>

const wordPattern = /(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu
const mixedPattern = new RegExp(
  String.raw`(?:\p{Lu}\.){2,}|[${denseScript}][${denseScript}\p{M}]*|(?:(?![${denseScript}])[\p{L}\p{M}\p{N}])+(?:['’](?:(?![${denseScript}])\p{L})+)*`,
  'gu',
)
const dense = new RegExp(`^[${denseScript}]`, 'u')

/** The words of a plain text with their offsets: letters and digits, contractions whole, *U.S.* as `us`, scripts without spaces by dictionary. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const add = (raw: string, start: number): void => {
    const { word, stem: root, content } = wordOf(raw)
    tokens.push({ raw, word, stem: root, content, start, end: start + raw.length })
  }
  const isMixed = hasDenseScript(text)
  const pattern = isMixed ? mixedPattern : wordPattern
  // Every word of every text comes by here: `matchAll` copies its pattern for each text, and takes twice as long.
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const { 0: raw, index } = found
    if (isMixed && dense.test(raw)) for (const { word, at } of denseWords(raw)) add(word, index + at)
    else add(raw, index)
  }
  return tokens
}

/** The stems of the words of a plain text that have content, in order: of a text in one script no token is made. */
export function wordStems(text: string): readonly string[] {
  const words = hasDenseScript(text) ? tokensOf(text) : (text.match(wordPattern) ?? []).map(wordOf)
  return words.filter(({ content }) => content).map(({ stem: root }) => root)
}

/** Maximum different words that are kept. */
const maxKept = 50_000

/** A text has few different words, and folding and stemming one is most of the work of reading it. */
const wordOf = remembered(maxKept, (raw): Word => {
  const word = fold(raw.replaceAll('.', ''))
  const isAlone = /^[a-z]$/.test(word) && !/^\p{Lu}$/u.test(raw)
  // *APIs* are more than one *API*.
  const single = /^\p{Lu}{2,}s$/u.test(raw) ? word.slice(0, -1) : word
  return { raw, word, stem: stem(single), content: !isAlone && hasContent(raw, word) }
})

/** *US*, *IT* and *WHO* are names, though *us*, *it* and *who* are stop words; so is *Los* in *Los Angeles*. */
function hasContent(raw: string, word: string): boolean {
  if (stopWords.has(word)) return /^(?:\p{Lu}\.){2,}$|^\p{Lu}{2,}$/u.test(raw)
  return !(stopWordsElsewhere.has(word) && /^(?:\p{Ll}|\p{Lo})/u.test(raw))
}
