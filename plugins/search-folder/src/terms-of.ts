import { languageStem } from '@galley/evidence'

// Words that say nothing about what a text is about: the most frequent function words of English, and of German, French and Spanish where they are no English word.
const stop = new Set(
  `a about after all also an and any are as at be because been before being between both but by can could did do does for from had has have he her his how i if in into is
  it its more most much no not of on one only or other our out over she should so some such than that the their them then there these they this those through to under up
  very was we were what when where which while who whom why will with would you your
  der die das und ist von mit den dem des ein eine einer im zu auf nicht auch sich les des est une dans que qui pour sur pas los las del el en una por con para`.split(
    /\s+/,
  ),
)

/** A word of a query, which each language of a folder looks for in its own form. */
export interface QueryWord {
  /** Its form in English: what it is known by. */
  readonly key: string
  readonly termIn: (language: string) => string
}

/**
 * The words of a text that are worth finding, in order: lower case, without accents and the endings of the language, Chinese and Japanese as pairs
 * of characters.
 */
export function termsOf(text: string, language: string): readonly string[] {
  const terms: string[] = []
  // A loop and not a chain: a folder has millions of words, and an array for each is what its index would wait for.
  for (const word of wordsOf(text)) terms.push(termOf(word, language))
  return terms
}

/** The words of a query. */
export const queryWords = (query: string): readonly QueryWord[] =>
  wordsOf(query).map((word) => ({ key: termOf(word, 'en'), termIn: (language) => termOf(word, language) }))

/** The words of a text that say something, in lower case and with their accents: a stemmer needs those. */
function wordsOf(text: string): readonly string[] {
  // Most texts are ASCII, or nearly: nothing in them has to be taken apart.
  if (isAscii.test(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !stop.has(word))
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.filter((word) => !stop.has(plain(word))).flatMap((word) => (unspaced.test(word) ? pairs(plain(word)) : [word]))
}

function termOf(word: string, language: string): string {
  const stem = languageStem(word, language)
  return stem === undefined ? withoutPlural(plain(word)) : plain(stem)
}

const plain = (word: string): string => (isAscii.test(word) ? word : word.normalize('NFKD').replaceAll(/\p{Mn}/gu, ''))

// oxlint-disable-next-line no-control-regex
const isAscii = /^[\0-\x7F]*$/

/** Scripts that are written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function pairs(word: string): readonly string[] {
  const characters = Array.from(word)
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** Harman's S-stemmer (How effective is suffixing?, 1991): plurals only, so that no two words with different meanings fall together. */
function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (word.endsWith('es') && !/[aeo]es$/.test(word)) return word.slice(0, -1)
  return /[us]s$/.test(word) ? word : word.slice(0, -1)
}
