import { subjectWords } from '@galley/evidence'
import type { Brief } from '@galley/sdk'
import { prepare } from './prepare.ts'
import type { ReadDocument } from './read-hit.ts'
import { rootsOf } from './roots-of.ts'

/** Shortest root, in UTF-16 units, that may be the beginning of a longer word: *hafen* of *hafengeschichte*. */
const minPrefix = 5

/** Share of the characters of a topic in Chinese, Japanese or Thai that a document must have: one alone stands in any text. */
const minCharacters = 0.5

/** Share of a folder's documents above which the rest of it belongs to the topic too, whatever its words. */
const nearlyAll = 0.8

/**
 * Leaves out documents of the brief's folder that speak neither of the topic, nor of a point that must be covered, nor of one of the
 * `queries`. Kept whatever they say: documents that the brief itself hands over, pages of the web, which a search chose, all of a folder of
 * which nearly all speaks of the topic, and all documents when the topic names no subject.
 */
export function keepOnTopic<Document extends ReadDocument>(
  documents: readonly Document[],
  { topic, mustCover = [] }: Brief,
  queries: readonly string[] = [],
): readonly Document[] {
  if (subjectWords(topic).length === 0 && mustCover.length === 0) return documents
  const wanted = [topic, ...mustCover, ...queries].map((text) => new Set(rootsOf(subjectWords(text).join(' '))))
  const folder = documents.filter(({ address, isNamed }) => address.startsWith('folder:') && isNamed !== true)
  const off = new Set<ReadDocument>(folder.filter((document) => !speaksOfAny(wanted, prepare(document).vocabulary())))
  return folder.length - off.size > folder.length * nearlyAll ? documents : documents.filter((document) => !off.has(document))
}

function speaksOfAny(wanted: readonly ReadonlySet<string>[], words: readonly string[]): boolean {
  return wanted.some((roots) => speaksOf(roots, words))
}

function speaksOf(roots: ReadonlySet<string>, words: readonly string[]): boolean {
  const { characters = [], spelled = [] } = Object.groupBy([...roots], (root) => (/^\p{Lo}$/u.test(root) ? 'characters' : 'spelled'))
  const has = new Set(words)
  if (characters.length > 0 && characters.filter((one) => has.has(one)).length >= characters.length * minCharacters) return true
  return spelled.some(
    (root) =>
      has.has(root) ||
      words.some((word) => (root.length >= minPrefix && word.startsWith(root)) || (word.length >= minPrefix && root.startsWith(word))),
  )
}
