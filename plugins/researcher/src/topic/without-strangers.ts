import { languageOf, subjectWords } from '@galley/evidence'
import type { Brief } from '@galley/sdk'
import { prepare } from './prepare.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { topicFit, topicWords } from '../documents/topic-fit.ts'

/**
 * Leaves out what the brief hands over where none of it has a single word of the topic, of a point that must be covered or of the `queries`: then
 * it is about something else. What is in another language than the topic may say it in its own words, and stays.
 */
export function withoutStrangers<Document extends ReadDocument>(
  documents: readonly Document[],
  { topic, mustCover = [], language }: Brief,
  queries: readonly string[],
): readonly Document[] {
  const wanted = [topic, ...mustCover, ...queries].filter((text) => subjectWords(text).length > 0).map(topicWords)
  const codes = new Set([languageOf(topic).code, ...(language === undefined ? [] : [language.toLowerCase().split('-')[0]])])
  const isStranger = (document: Document): boolean =>
    document.isNamed === true &&
    [...codes].every((code) => code === languageOf(document.text).code) &&
    wanted.every((words) => topicFit(words, prepare(document).words()) === 0)
  const handed = documents.filter(({ isNamed }) => isNamed === true)
  return wanted.length > 0 && handed.every(isStranger) ? documents.filter((document) => !handed.includes(document)) : documents
}
