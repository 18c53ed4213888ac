import { speaksOf, topicWords, type WordIndex } from '../documents/topic-fit.ts'
import { rootsOfTitle } from '../words/roots-of.ts'

/** Minimum share of a topic, by weight, that all documents of a folder have in common for it to be a folder on that topic. */
const minShared = 0.5
/** Extent to which a document must speak of a word that it shares with all others, 0–1 (`speaksOf`): early, or twice. */
const minSharedSpeech = 0.6

/** A document of a folder, as words. */
interface Indexed {
  readonly document: { readonly title: string }
  readonly index: WordIndex
}

/**
 * True where the words of a topic that every document of a folder speaks of are its subject: most of the topic, or one of them stands in most
 * of the titles. All pages of a manual of npm have `npm` in them.
 */
export function isSharedSubject(topic: string, folder: readonly Indexed[]): boolean {
  if (folder.length < 2) return false
  const words = topicWords(topic)
  const shared = words.filter(({ root }) => folder.every(({ index }) => speaksOf(root, index) >= minSharedSpeech))
  const weightOf = (some: typeof words): number => some.reduce((sum, { weight }) => sum + weight, 0)
  if (shared.length > 0 && weightOf(shared) >= minShared * weightOf(words)) return true
  const titles = folder.map(({ document }) => new Set(rootsOfTitle(document.title)))
  return shared.some(({ root }) => titles.filter((title) => title.has(root)).length * 2 > titles.length)
}
