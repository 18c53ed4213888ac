import { contentStems } from '../words/content-stems.ts'

/** Share of a topic's stems, 0–1, in the title of a document that is about just that. */
const minLeading = 0.75
/** Minimum stems of a topic that can single out a document. */
const minStems = 3

/** Letters of a word that may have one more letter at its end, and of one that may have two. */
const minLetters = 3
const longWord = 6

/** The place of the one title that names nearly all of a topic: other documents then only touch on it. Null where none does, or several do. */
export function leadingTitle(topic: string, titles: readonly string[]): number | null {
  const stems = contentStems(topic.replaceAll(/\p{N}+/gu, ' '))
  if (stems.length < minStems) return null
  const leading = [...titles.keys()].filter((at) => {
    const own = contentStems(titles[at] ?? '')
    return stems.filter((stem) => own.some((other) => isSame(stem, other))).length / stems.length >= minLeading
  })
  return leading.length === 1 ? (leading[0] ?? null) : null
}

/** *Entwicklers* and *Entwicklern*: words of a language whose endings no stemmer here takes off. */
function isSame(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return long.startsWith(short) && long.length - short.length <= (short.length >= longWord ? 2 : short.length >= minLetters ? 1 : 0)
}
