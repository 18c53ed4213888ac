import { speaksOf, topicFit, topicWords, type WordIndex } from '../documents/topic-fit.ts'

/**
 * Minimum fit of the best document, 0–1 (`topicFit`): below it nothing is about the topic. More is asked where none that comes near has a word of
 * the topic, and most where that is a name. Set on the 38 texts of FreshWiki dev: of their titles, each looked for among the other 37, and of titles in words of ours.
 */
const minBest = { known: 0.5, unknownWord: 0.6, unknownName: 0.75 }
/** Fit of documents that tell if a word of the topic is spoken of at all, 0–1: what others mention by the way says nothing. */
const minNear = 0.4
/** Extent to which a document must speak of a word to have it, 0–1 (`speaksOf`). */
const minSpeech = 0.15
/** Words of a point that must be covered which documents of the folder have, for the others to be left out. */
const minPointWords = 2
/** Minimum fit of a document to a point, 0–1. */
const minPoint = 0.5

/** Measures how far each document is about a text, 0–1. */
function fitsOf(text: string, indexes: readonly WordIndex[]): readonly number[] {
  const words = topicWords(text)
  return indexes.map((index) => topicFit(words, index))
}

/** Measures how far each document is about one of the subjects of a topic, 0–1: to a subject that none is about, none fits at all. */
export function fitsOfTopic(subjects: readonly string[], indexes: readonly WordIndex[]): readonly number[] {
  const flooredFitsOf = (text: string): readonly number[] => {
    const all = fitsOf(text, indexes)
    const near = indexes.filter((_, at) => (all[at] ?? 0) >= minNear)
    return Math.max(0, ...all) < minBestOf(text, near) ? all.map(() => 0) : all
  }
  return subjects.map(flooredFitsOf).reduce((most, some) => most.map((fit, at) => Math.max(fit, some[at] ?? 0)))
}

/**
 * Finds the documents that are about one of the points that must be covered or of the `questions`. How other islands prepared for other storms is of
 * no use where the document on Batsirai tells how its islands did: `names` of the topic go first.
 */
export function fitsPoint(
  points: readonly string[],
  questions: readonly string[],
  indexes: readonly WordIndex[],
  names: readonly string[],
): readonly boolean[] {
  // A word of a point that no document has tells none from another; a single word that is left is no point.
  const fitsOfPoint = (point: string): readonly number[] => {
    const words = topicWords(point).filter(({ root }) => indexes.some((index) => speaksOf(root, index) > 0))
    return words.length < minPointWords ? fitsOf(point, indexes) : indexes.map((index) => topicFit(words, index))
  }
  const isNamed = indexes.map((index) => names.some((root) => speaksOf(root, index) >= minSpeech))
  const ownFirst = (found: readonly number[]): readonly number[] =>
    found.some((fit, at) => isNamed[at] === true && fit >= minPoint) ? found.map((fit, at) => (isNamed[at] === true ? fit : 0)) : found
  const all = [...points.map(fitsOfPoint).map(ownFirst), ...questions.map((question) => fitsOf(question, indexes))]
  return indexes.map((_, at) => all.some((fits) => (fits[at] ?? 0) >= minPoint))
}

/** Fit that the best of the documents must have to a topic. */
function minBestOf(topic: string, indexes: readonly WordIndex[]): number {
  const unknown = topicWords(topic).filter(({ root, isAction }) => !isAction && indexes.every((index) => speaksOf(root, index) < minSpeech))
  if (unknown.some(({ isName }) => isName)) return minBest.unknownName
  return unknown.length > 0 ? minBest.unknownWord : minBest.known
}
