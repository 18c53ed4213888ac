import { languageOf, subjectWords } from '@galley/evidence'
import type { ReadDocument } from './read-hit.ts'
import { rootsOf, rootsOfWord } from './roots-of.ts'

/** Nouns and verbs that name a side of any subject, never a subject: *the history of the bicycle* is about the bicycle. */
const aspects = new Set(
  rootsOf(
    `history story origin origins beginning beginnings background overview future present past impact impacts effect effects influence consequence consequences
    role roles use uses used using guide introduction basics way ways reason reasons cause causes caused change changes changed changing new news latest
    start started end ended happen happened make made come came get got take took work works life career case affair matter kind kinds type types
    part parts work different difference differences differ differed carry carried carrying compare compared comparison best good better important need needs mean means become became
    own run install write release version versions people person
    give gave given go goes went gone keep kept let put seem see seen send sent hold held look looked turn turned bring brought stand stood find found show set
    geschichte entstehung entwicklung herkunft zukunft folge folgen wirkung auswirkung auswirkungen ursache ursachen grund gründe rolle bedeutung
    überblick vergleich unterschied unterschiede änderung änderungen neuerung neuerungen bekam bekommt kam kommt wieder machte macht`,
  ),
)

/** True for a root that names a side of any subject, never a subject. */
export function isAspect(root: string): boolean {
  return aspects.has(root)
}

/** Weight of a name in a topic, against 1 for another word. */
const nameWeight = 2
/** Characters of a document's beginning: what it names there, it is about. */
const opening = 500
/** Minimum length of a root, in UTF-16 units, that may begin a longer word: *hafen* of *hafengeschichte*. */
const minPrefix = 5
/** Letters by which two forms of one word differ where compounds are written apart: *Crimea*, *Crimean*; *The Northman* is not about the north. */
const maxEnding = 2
/** Credit of a word of which a document only has a compound or another form, 0–1. */
const compounded = 0.8
/** Languages that write compounds as one word. */
const compounding = new Set(['de', 'nl', 'nb', 'da', 'sv'])
/** Letters that a compound must have behind its part, and letters of a shared head: *Straßenbahn*, *Stadtbahn*. */
const minHead = 4
const minCompound = 8
/** Credit of a word of which a document has one with the same head, 0–1. */
const sameHead = 0.5

/** A word of a topic that a document must speak of. */
export interface TopicWord {
  readonly root: string
  readonly weight: number
}

/** The words of a topic that name its subject, names counting more. A topic of nothing but aspects is about these. */
export function topicWords(topic: string): readonly TopicWord[] {
  const named = namesIn(topic)
  const roots = [...new Set(rootsOf(subjectWords(topic).join(' ')))]
  const telling = roots.filter((root) => !aspects.has(root) || named.has(root))
  const kept = telling.some((root) => /\p{L}/u.test(root)) ? telling : roots
  return kept.map((root) => ({ root, weight: named.has(root) ? nameWeight : 1 }))
}

/** The roots of words that are written large behind the first word, or have a capital behind their first letter. */
export function namesIn(topic: string): ReadonlySet<string> {
  // German writes every noun large.
  if (languageOf(topic).code === 'de') return new Set()
  const names = [
    ...topic.matchAll(
      /(?<=[\p{L}\p{N},:;)’'"”]\s+["“(]?)\p{Lu}[\p{L}\p{N}’'-]*|[\p{L}\p{N}-]*\p{L}\p{Lu}[\p{L}\p{N}-]*|\p{Lu}{2,}[\p{N}-]*/gu,
    ),
  ]
  return new Set(names.flatMap(([name]) => rootsOf(name)))
}

/** Counts of a document's words by root, and the roots of its title and opening. */
export interface WordIndex {
  readonly counts: ReadonlyMap<string, number>
  readonly early: ReadonlySet<string>
  readonly isCompounding: boolean
}

/** Reads a document as words, without cutting it into sentences: that is enough to tell what it is about. */
export function indexWords({ title, text }: Pick<ReadDocument, 'title' | 'text'>): WordIndex {
  const raw = new Map<string, number>()
  for (const word of text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) raw.set(word, (raw.get(word) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [word, count] of raw) for (const root of rootsOfWord(word)) counts.set(root, (counts.get(root) ?? 0) + count)
  const early = new Set(rootsOf(`${title.replaceAll('_', ' ')} ${text.slice(0, opening).replaceAll('_', ' ')}`))
  return { counts, early, isCompounding: compounding.has(languageOf(text).code) }
}

/** Share of a topic that a document speaks of, 0–1: each word by its weight, whole where it stands early or often. */
export function topicFit(words: readonly TopicWord[], index: WordIndex, rarity: (root: string) => number): number {
  let all = 0
  let found = 0
  for (const { root, weight } of words) {
    const worth = weight * rarity(root)
    all += worth
    found += worth * speaksOf(root, index)
  }
  return all === 0 ? 0 : found / all
}

/** Extent to which a document speaks of a root, 0–1. */
export function speaksOf(root: string, { counts, early, isCompounding }: WordIndex): number {
  if (early.has(root)) return 1
  const count = counts.get(root) ?? 0
  if (count > 0) return oftenness(count)
  if (root.length < minPrefix || /^\p{N}/u.test(root)) return 0
  const isCompound = (other: string): boolean =>
    other.length >= minPrefix &&
    (other.startsWith(root) || root.startsWith(other)) &&
    (isCompounding || Math.abs(other.length - root.length) <= maxEnding)
  const compounds = counts.keys().filter(isCompound).toArray()
  if (compounds.some((other) => early.has(other))) return compounded
  const times = compounds.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0)
  if (times > 0) return compounded * oftenness(times)
  return isCompounding && counts.keys().some((other) => shareHead(root, other)) ? sameHead : 0
}

/** Extent, 0–1, to which a document speaks of what it names so many times: once is in passing. */
function oftenness(count: number): number {
  return count === 1 ? 0.35 : count === 2 ? 0.6 : 0.9
}

function shareHead(root: string, other: string): boolean {
  return root.length >= minCompound && other.length >= minCompound && root.slice(-minHead) === other.slice(-minHead)
}

/** Rarity of each root in a collection, about 0.3 to 1: what stands in every document tells them apart least. */
export function rarityIn(indexes: readonly WordIndex[]): (root: string) => number {
  const size = indexes.length
  const known = new Map<string, number>()
  return (root) => {
    const found = known.get(root)
    if (found !== undefined) return found
    const having = indexes.filter(({ counts }) => counts.has(root)).length
    const made = size <= 1 ? 1 : Math.max(0.3, Math.log((1 + size) / (1 + having)) / Math.log(1 + size))
    known.set(root, made)
    return made
  }
}
