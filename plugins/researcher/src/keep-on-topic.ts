import { subjectWords } from '@galley/evidence'
import type { Brief } from '@galley/sdk'
import { prepare } from './prepare.ts'
import type { ReadDocument } from './read-hit.ts'
import { rootsOf } from './roots-of.ts'
import { rarityIn, speaksOf, topicFit, topicWords, type WordIndex } from './topic-fit.ts'

/** Minimum fit of the best document, 0–1 (`topicFit`): below it nothing is about the topic. */
const minBest = 0.3
/** Minimum fit of any document, 0–1, and as a share of the best one's. */
const minFit = 0.15
const minOfBest = 0.6
/** Minimum fit of a document to a point that must be covered or to a query, 0–1. */
const minPoint = 0.6
/** Words of a part of a topic that is a subject of its own. */
const minSubjectWords = 2
/** Minimum share of the words that describe the subject (*the minister who faked his own death*): below it, it is another of that name. */
const minDescribed = 0.5

/**
 * Leaves out documents of the brief's folder that are not about the topic, nor about a point that must be covered or one of the `queries`:
 * an absolute floor, and one against the best. Where the topic names documents by their titles (*Batsirai and Mocha*), those stay. Kept
 * whatever they say: documents that the brief itself hands over, pages of the web, which a search chose, and all documents when the topic
 * names no subject.
 */
export function keepOnTopic<Document extends ReadDocument>(
  documents: readonly Document[],
  { topic, mustCover = [] }: Brief,
  queries: readonly string[] = [],
): readonly Document[] {
  if (subjectWords(topic).length === 0 && mustCover.length === 0) return documents
  const folder = documents.filter(({ address, isNamed }) => address.startsWith('folder:') && isNamed !== true)
  const indexes = folder.map((document) => prepare(document).words())
  const rarity = rarityIn(indexes)
  const fitsOf = (text: string): readonly number[] => {
    const words = topicWords(text)
    return indexes.map((index) => topicFit(words, index, rarity))
  }
  const fits = [topic, ...subjectsOf(topic)].map(fitsOf).reduce((most, some) => most.map((fit, at) => Math.max(fit, some[at] ?? 0)))
  const best = Math.max(0, ...fits)
  const points = [...mustCover, ...queries].map(fitsOf)
  const described = descriptionOf(topic)
  // Where the topic is the title of a document, the others have to speak of just that.
  const titles = folder.filter((document) => isNamedIn(topic, document)).map(({ title }) => rootsOf(title.replaceAll('_', ' ')))
  const on = new Set<ReadDocument>(
    folder.filter((document, at) => {
      const index = indexes[at]
      const fit = fits[at] ?? 0
      if (index === undefined) return false
      if (points.some((fitting) => (fitting[at] ?? 0) >= minPoint)) return true
      if (best < minBest || fit < minFit) return false
      const isNear =
        fit >= best * minOfBest && (titles.length === 0 || titles.some((roots) => roots.every((root) => speaksOf(root, index) > 0)))
      return (isNear || isNamedIn(topic, document)) && isDescribed(described, index)
    }),
  )
  return documents.filter((document) => on.has(document) || !folder.includes(document))
}

/** The subjects that a topic joins, where it joins some: *open models and package registries* asks for what is about either. */
function subjectsOf(topic: string): readonly string[] {
  const parts = topic.split(/\s*(?:,|;|&|\b(?:and|und|et|y|e|en|og|och)\b)\s+/u)
  return parts.length < 2 ? [] : parts.filter((part) => topicWords(part).length >= minSubjectWords)
}

/** The roots that tell which bearer of a name is meant: *the minister who faked his own death* behind *John Stonehouse*. */
function descriptionOf(topic: string): readonly string[] {
  const [, described = ''] = /^[^,:]*\p{Lu}[^,:]*,\s+(?:an?|the)\s+([^,;:]+)$/u.exec(topic) ?? []
  const roots = [...new Set(rootsOf(described))]
  return roots.length >= 2 ? roots : []
}

function isDescribed(roots: readonly string[], index: WordIndex): boolean {
  const found = roots.filter((root) => speaksOf(root, index) > 0.3)
  return found.length >= roots.length * minDescribed
}

/** True for a document whose whole title stands in the topic. */
function isNamedIn(topic: string, { title }: ReadDocument): boolean {
  const asked = new Set(rootsOf(topic))
  const titled = rootsOf(title.replaceAll('_', ' '))
  return titled.length > 0 && titled.every((root) => asked.has(root))
}
