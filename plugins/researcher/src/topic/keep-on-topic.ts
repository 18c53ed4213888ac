import { comparedSides, subjectWords, leadingTitle } from '@galley/evidence'
import type { Brief, Mode } from '@galley/sdk'
import { prepare } from './prepare.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { rootsOf } from '../words/roots-of.ts'
import { speaksOf, topicFit, topicWords, type WordIndex } from '../documents/topic-fit.ts'
import { withoutStrangers } from './without-strangers.ts'

/**
 * Minimum fit of the best document, 0–1 (`topicFit`): below it nothing is about the topic. More is asked where none that comes near has a word of
 * the topic, and most where that is a name. Set on the 38 texts of FreshWiki dev: of their titles, each looked for among the other 37, and of titles in words of ours.
 */
const minBest = { known: 0.5, unknownWord: 0.6, unknownName: 0.75 }
/** Fit of documents that tell if a word of the topic is spoken of at all, 0–1: what others mention by the way says nothing. */
const minNear = 0.4
/** Extent to which a document must speak of a word to have it, 0–1 (`speaksOf`). */
const minSpeech = 0.15
/** Minimum fit of any document, 0–1, and as a share of the best one's. */
const minFit = 0.15
const minOfBest = 0.55
/** Minimum fit of a document to a point that must be covered or to a query, 0–1. */
const minPoint = 0.5
/** Words of a point that must be covered which documents of the folder have, for the others to be left out. */
const minPointWords = 2
/** Minimum share of a topic, by weight, that all documents of a folder have in common for it to be a folder on that topic. */
const minShared = 0.5
/** Extent to which a document must speak of a word that it shares with all others, 0–1 (`speaksOf`): early, or twice. */
const minSharedSpeech = 0.6
/** Words of a part of a topic that is a subject of its own. */
const minSubjectWords = 2
/** Minimum share of the words that describe the subject (*the minister who faked his own death*): below it, it is another of that name. */
const minDescribed = 0.5

function leadingIn<Document extends ReadDocument>(folder: readonly Document[], topic: string): Document | null {
  const at = leadingTitle(
    topic,
    folder.map(({ title }) => title),
  )
  return at === null ? null : (folder[at] ?? null)
}

/**
 * Leaves out documents of the brief's folder that are not about the topic, nor about a point that must be covered or one of the `queries`:
 * an absolute floor, and one against the best. Where the topic names documents by their titles (*Batsirai and Mocha*), those stay. What all
 * documents of a folder share is no evidence against any: where that is the subject, all stay. Kept
 * whatever they say: documents that the brief itself hands over, but for `withoutStrangers`, pages of the web, which a search chose, and all documents when the topic
 * names no subject. Before a capable model (`full`) words only take out what stands apart: it judges the rest, and a folder never looks empty to it.
 */
export function keepOnTopic<Document extends ReadDocument>(
  given: readonly Document[],
  brief: Brief,
  mode: Mode,
  queries: readonly string[] = [],
): readonly Document[] {
  const { topic, mustCover = [] } = brief
  const documents = mode === 'full' ? given : withoutStrangers(given, brief, queries)
  if (subjectWords(topic).length === 0 && mustCover.length === 0) return documents
  const folder = documents.filter(({ address, isNamed }) => address.startsWith('folder:') && isNamed !== true)
  const beside = askedBeside(topic)
  const isAlone = mode !== 'full' && mustCover.length === 0 && queries.length === 0 && beside.length === 0
  const leading = isAlone ? leadingIn(folder, topic) : null
  if (leading !== null) return documents.filter((document) => document === leading || !folder.includes(document))
  const indexes = folder.map((document) => prepare(document).words())
  const fitsOf = (text: string): readonly number[] => {
    const words = topicWords(text)
    return indexes.map((index) => topicFit(words, index))
  }
  const flooredFitsOf = (text: string): readonly number[] => {
    const all = fitsOf(text)
    const near = indexes.filter((_, at) => (all[at] ?? 0) >= minNear)
    return Math.max(0, ...all) < minBestOf(text, near) ? all.map(() => 0) : all
  }
  const fits = [topic, ...subjectsOf(topic)].map(flooredFitsOf).reduce((most, some) => most.map((fit, at) => Math.max(fit, some[at] ?? 0)))
  const best = Math.max(0, ...fits)
  // A word of a point that no document has tells none from another; a single word that is left is no point.
  const fitsOfPoint = (point: string): readonly number[] => {
    const words = topicWords(point).filter(({ root }) => indexes.some((index) => speaksOf(root, index) > 0))
    return words.length < minPointWords ? fitsOf(point) : indexes.map((index) => topicFit(words, index))
  }
  // How other islands prepared for other storms is of no use where the document on Batsirai tells how its islands did.
  const names =
    mode === 'full' ? [] : topicWords(topic).filter(({ root, isName }) => isName && indexes.some(({ title }) => title.has(root)))
  const isNamed = indexes.map((index) => names.some(({ root }) => speaksOf(root, index) >= minSpeech))
  const ownFirst = (found: readonly number[]): readonly number[] =>
    found.some((fit, at) => isNamed[at] === true && fit >= minPoint) ? found.map((fit, at) => (isNamed[at] === true ? fit : 0)) : found
  const points = [...mustCover.map(fitsOfPoint).map(ownFirst), ...[...queries, ...beside].map(fitsOf)]
  const described = descriptionOf(topic)
  // Where the topic is the title of a document, the others have to speak of just that.
  const named = folder.filter((document) => isNamedIn(topic, document)).map(({ title }) => title)
  const titles = isMostOf(topic, named) ? named : []
  const isFull = mode === 'full'
  const isShared = !titles.some((title) => standsInRow(namesOf(title), rootsOf(topic))) && isSharedSubject(topic, folder, indexes)
  const on = new Set<ReadDocument>(
    folder.filter((document, at) => {
      const index = indexes[at]
      const fit = fits[at] ?? 0
      if (index === undefined) return false
      if (points.some((fitting) => (fitting[at] ?? 0) >= minPoint)) return true
      if (isShared) return isDescribed(described, index)
      if (fit < minFit) return false
      const isNear = isFull || (fit >= best * minOfBest && (titles.length === 0 || titles.some((title) => hasTitle(document, title))))
      return (isNear || isNamedIn(topic, document)) && isDescribed(described, index)
    }),
  )
  if (isFull && on.size === 0) return documents
  return documents.filter((document) => on.has(document) || !folder.includes(document))
}

/** Fit that the best of the documents must have to a topic. */
function minBestOf(topic: string, indexes: readonly WordIndex[]): number {
  const unknown = topicWords(topic).filter(({ root }) => indexes.every((index) => speaksOf(root, index) < minSpeech))
  if (unknown.some(({ isName }) => isName)) return minBest.unknownName
  return unknown.length > 0 ? minBest.unknownWord : minBest.known
}

/**
 * True where the words of a topic that every document of a folder speaks of are its subject: most of the topic, or one of them stands in most
 * of the titles. All pages of a manual of npm have `npm` in them.
 */
function isSharedSubject(topic: string, folder: readonly ReadDocument[], indexes: readonly WordIndex[]): boolean {
  if (folder.length < 2) return false
  const words = topicWords(topic)
  const shared = words.filter(({ root }) => indexes.every((index) => speaksOf(root, index) >= minSharedSpeech))
  const weightOf = (some: typeof words): number => some.reduce((sum, { weight }) => sum + weight, 0)
  if (shared.length > 0 && weightOf(shared) >= minShared * weightOf(words)) return true
  const titles = folder.map(({ title }) => new Set(rootsOf(title.replaceAll('_', ' '))))
  return shared.some(({ root }) => titles.filter((title) => title.has(root)).length * 2 > titles.length)
}

/** True where titles hold most of what a topic names: in a list (*the oven, the flour and the shop*) one of them says nothing of the others. */
function isMostOf(topic: string, titles: readonly string[]): boolean {
  const words = topicWords(bare(topic))
  const held = new Set(titles.flatMap(namesOf))
  const weightOf = (some: typeof words): number => some.reduce((sum, { weight }) => sum + weight, 0)
  return weightOf(words.filter(({ root }) => held.has(root))) * 2 >= weightOf(words)
}

function standsInRow(roots: readonly string[], within: readonly string[]): boolean {
  return ` ${within.join(' ')} `.includes(` ${roots.join(' ')} `)
}

/** The subjects that a topic joins, where it joins some: *open models and package registries* asks for what is about either, *tea versus coffee* too. */
function subjectsOf(topic: string): readonly string[] {
  const sides = comparedSides(topic)
  if (sides.length > 1) return sides
  // *Why was Eurovision 2024 held in Kyiv?* is of Eurovision 2024, whatever happened there.
  const [, subject] =
    /^(?:why|how|when|where) (?:did|was|were|has|have|had|is|are|do|does) (?:the )?((?:[\p{Lu}\p{N}][^\s?]*\s?)+)(?=\p{Ll})/u.exec(
      topic.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    ) ?? []
  if (subject !== undefined && topicWords(subject).length >= minSubjectWords) return [subject]
  const parts = partsOf(topic)
  return parts.length < 2 ? [] : parts.filter((part) => topicWords(part).length >= minSubjectWords)
}

/** Parts of a topic between the words and signs that join. */
function partsOf(topic: string): readonly string[] {
  return topic.split(/\s*(?:,|;|&|\b(?:and|und|et|y|e|en|og|och)\b)\s+/u)
}

const question = /^(?:why|how|what|when|who|where|which|warum|wie|was|wann|wer|wo)\s/i

/** Words by which a question speaks of what was named before it. */
const pointing = /\b(?:its?|they|them|their|this|that|these|those|he|him|his|she|her|es|sie|ihre?|er|ihn)\b/i

/** Questions of one thing of their own that a topic joins to another: *How do we back up the server, and how is a restore done?* */
function askedBeside(topic: string): readonly string[] {
  return partsOf(topic)
    .slice(1)
    .filter((part) => question.test(part) && !pointing.test(part) && topicWords(part).length === 1)
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

/** True for a document whose whole title stands in the topic, but for a year and what is in brackets: *2022 Crimean Bridge explosion*. */
function isNamedIn(topic: string, { title }: ReadDocument): boolean {
  // *Why Click* tells why, and is no name.
  if (question.test(title)) return false
  const asked = new Set(rootsOf(topic))
  const titled = namesOf(title)
  return titled.length > 0 && titled.every((root) => asked.has(root))
}

/** True for a document that has a title's words in a row: two of them that stand apart may be about anything. */
function hasTitle({ text }: ReadDocument, title: string): boolean {
  return text.replaceAll(/\s+/g, ' ').toLowerCase().includes(bare(title).toLowerCase())
}

/** Roots of a title without a year, and without what tells it in brackets from others so called. */
function namesOf(title: string): readonly string[] {
  const named = rootsOf(bare(title))
  return named.length > 0 ? named : rootsOf(title)
}

function bare(title: string): string {
  return title
    .replaceAll('_', ' ')
    .replaceAll(/\([^)]*\)|(?<!\p{L} )\b\p{N}{4}\b/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
