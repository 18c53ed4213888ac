import { contentStems } from './content-stems.ts'

/** Share of a topic's stems, 0–1, in the title of a document that is about just that. */
const minLeading = 0.75
/** Minimum stems of a topic that can single out a document. */
const minStems = 3

/** The place of the one title that names nearly all of a topic: other documents then only touch on it. Null where none does, or several do. */
export function leadingTitle(topic: string, titles: readonly string[]): number | null {
  const stems = contentStems(topic.replaceAll(/\p{N}+/gu, ' '))
  if (stems.length < minStems) return null
  const leading = [...titles.keys()].filter((at) => {
    const own = new Set(contentStems(titles[at] ?? ''))
    return stems.filter((stem) => own.has(stem)).length / stems.length >= minLeading
  })
  return leading.length === 1 ? (leading[0] ?? null) : null
}
