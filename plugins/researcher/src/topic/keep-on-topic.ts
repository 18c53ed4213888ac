import { leadingTitle, questionParts, subjectWords } from '@galley/evidence'
import type { Brief, Mode } from '@galley/sdk'
import type { ReadDocument } from '../documents/read-hit.ts'
import { documentParts } from '../groups/document-parts.ts'
import { indexWords, speaksOf, topicWords, type WordIndex } from '../documents/topic-fit.ts'
import { datedName } from './dated-name.ts'
import { fitsOfTopic, fitsPoint } from './fits-of-topic.ts'
import { isSharedSubject } from './is-shared-subject.ts'
import { prepare } from './prepare.ts'
import { isQuestion, readTopic } from './read-topic.ts'
import { hasTitle, isNamedIn, standsWholeIn, titlesInTopic } from './titles-in-topic.ts'
import { withoutStrangers } from './without-strangers.ts'

/** Minimum fit of any document, 0–1, and as a share of the best one's. */
const minFit = 0.15
const minOfBest = 0.55
/** Minimum share of the words that describe the subject (*the minister who faked his own death*): below it, it is another of that name. */
const minDescribed = 0.5
/** Extent to which a document must speak of such a word, 0–1 (`speaksOf`). */
const minDescribedSpeech = 0.3

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
  const found = documentsOn({ topic, mustCover, queries }, folder, mode)
  if (mode === 'full' && found.length === 0) return documents
  const on = new Set(found.length > 0 || !isQuestion(topic) ? found : withPartOn(topic, folder))
  return documents.filter((document) => on.has(document) || !folder.includes(document))
}

/** Topic, points and queries that a folder is looked through for. */
interface Wanted {
  readonly topic: string
  readonly mustCover: readonly string[]
  readonly queries: readonly string[]
}

function documentsOn<Document extends ReadDocument>(
  { topic, mustCover, queries }: Wanted,
  folder: readonly Document[],
  mode: Mode,
): readonly Document[] {
  const { subjects, beside, description } = readTopic(topic)
  const questions = [...queries, ...beside]
  const isFull = mode === 'full'
  const leading = isFull || mustCover.length + questions.length > 0 ? null : leadingIn(folder, topic)
  if (leading !== null) return [leading]
  const indexed = folder.map((document) => ({ document, index: prepare(document).words() }))
  const indexes = indexed.map(({ index }) => index)
  const fits = fitsOfTopic([topic, ...subjects], indexes)
  const best = Math.max(0, ...fits)
  const isOfPoint = fitsPoint(mustCover, questions, indexes, isFull ? [] : namesThatTitle(topic, indexes))
  // Where the topic is the title of a document, the others have to speak of just that.
  const titles = titlesInTopic(topic, folder)
  const isShared = !titles.some((title) => standsWholeIn(topic, title)) && isSharedSubject(topic, indexed)
  const isNear = (document: Document, fit: number): boolean =>
    isFull || (fit >= best * minOfBest && (titles.length === 0 || titles.some((title) => hasTitle(document, title))))
  const isDated = isFull ? null : datedName(topic)
  const isOn = ({ document, index }: (typeof indexed)[number], at: number): boolean => {
    if (isOfPoint[at] === true) return true
    if (isDated?.(document) === false) return false
    if (isShared) return isDescribed(description, index)
    const fit = fits[at] ?? 0
    return fit >= minFit && (isNear(document, fit) || isNamedIn(topic, document)) && isDescribed(description, index)
  }
  return indexed.filter(isOn).map(({ document }) => document)
}

/** Words of a document from which a question may be of one part of it, and of such a part at least. */
const minLong = 2500
const minPart = 40

/** Long documents of which a part is about what a question asks, though they are about something else as a whole: a manual is asked for what one of its sections tells. */
function withPartOn<Document extends ReadDocument>(topic: string, folder: readonly Document[]): readonly Document[] {
  const parts = folder
    .filter((document) => prepare(document).words().total >= minLong)
    .flatMap((document) =>
      documentParts(document).map(({ path, pieces }) => ({
        document,
        index: indexWords({
          title: [document.title, ...path].join(' '),
          text: pieces.map(({ start, end }) => document.text.slice(start, end)).join('\n'),
        }),
      })),
    )
    .filter(({ index }) => index.total >= minPart)
  const [first] = questionParts(topic)
  const fits = fitsOfTopic(
    [topic, ...(first === undefined ? [] : [first.text])],
    parts.map(({ index }) => index),
  )
  const best = Math.max(0, ...fits)
  return [...new Set(parts.flatMap(({ document }, at) => (best > 0 && (fits[at] ?? 0) >= best * minOfBest ? [document] : [])))]
}

function leadingIn<Document extends ReadDocument>(folder: readonly Document[], topic: string): Document | null {
  const titles = folder.map(({ title }) => title)
  return folder[leadingTitle(topic, titles) ?? -1] ?? null
}

/** Roots of the names in a topic that stand in a title. */
function namesThatTitle(topic: string, indexes: readonly WordIndex[]): readonly string[] {
  return topicWords(topic).flatMap(({ root, isName }) => (isName && indexes.some(({ title }) => title.has(root)) ? [root] : []))
}

/** True for a document that has most of the words which tell the bearer of a name from others. */
function isDescribed(description: readonly string[], index: WordIndex): boolean {
  const found = description.filter((root) => speaksOf(root, index) > minDescribedSpeech)
  return found.length >= description.length * minDescribed
}
