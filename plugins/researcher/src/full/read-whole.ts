import { termOverlap } from '@galley/evidence'
import type { FoundQuote, Host } from '@galley/sdk'
import type { ReadDocument } from '../documents/read-hit.ts'
import type { Asked } from './ask-for-picks.ts'
import { chooseParts } from './choose-parts.ts'
import { orderPages } from './order-pages.ts'
import { pageSentences, type PageSentence } from './page-sentences.ts'
import { joinShort, partsOf } from './parts-of.ts'
import { charsOf, type Portion } from './portions-of.ts'
import { showOnce } from './show-once.ts'

/** Sentences that are taken for a question by the words that they share with it. */
const perQuestion = 8

/** Share of the characters of pages read whole that chosen parts may have: what is beside the point is left out of them. */
const chosenShare = 0.65

/** Every sentence of what a writer is to read, and the sources of which that is all. */
export interface WholeReading {
  readonly quotes: readonly FoundQuote[]
  readonly whole: readonly string[]
}

/**
 * Takes every sentence of pages that fit into `maxChars` together; of longer ones every sentence of the parts that a model chooses by their
 * headings. What a page says is then read once, by the writer, who sees each sentence in its place. `null` where no part was chosen.
 */
export async function readWhole(
  documents: readonly ReadDocument[],
  spec: { readonly topic: string; readonly asked: readonly Asked[]; readonly maxChars: number },
  host: Host,
): Promise<WholeReading | null> {
  const ordered = orderPages(
    documents,
    spec.asked.map(({ text }) => text),
  )
  const pages = showOnce(ordered.map(pageSentences)).filter((page) => page.length > 0)
  if (pages.length === 0) return null
  if (charsOf(pages.flat()) <= spec.maxChars) {
    const questionsOf = byWords(pages.flat(), spec.asked)
    const quotes = pages.flat().map((sentence) => quoteOf(sentence, questionsOf.get(sentence) ?? []))
    return { quotes, whole: documents.map(({ sourceId }) => sourceId) }
  }
  host.progress('Choosing what to read', 0)
  const parts = pages.flatMap((page) => joinShort(partsOf(page)))
  const chosen = await chooseParts(parts, { ...spec, maxChars: spec.maxChars * chosenShare }, host)
  if (chosen === null || chosen.length === 0) return null
  const fitted = new Map(chosen.map((one) => [one.part, one]))
  // In the order of the pages, whatever the order in which they were chosen.
  const read = parts.flatMap((part) => fitted.get(part) ?? [])
  const left = new Set(parts.filter((part) => fitted.get(part)?.shown.length !== part.length).map(sourceOf))
  return {
    quotes: read.flatMap(({ shown, asked }) => shown.map((sentence) => quoteOf(sentence, asked))),
    whole: [...new Set(read.map(({ part }) => sourceOf(part)))].filter((sourceId) => !left.has(sourceId)),
  }
}

function sourceOf(part: Portion): string {
  return part[0]?.document.sourceId ?? ''
}

function quoteOf({ document, start, end }: PageSentence, asked: readonly Asked[]): FoundQuote {
  return {
    sourceId: document.sourceId,
    quote: document.text.slice(start, end),
    questionIds: [...new Set(asked.flatMap(({ questionId }) => questionId ?? []))],
  }
}

/** Questions that each sentence may answer, by the words that it and its headings share with the questions: it only orders what is shown again, and decides nothing. */
function byWords(sentences: Portion, asked: readonly Asked[]): ReadonlyMap<PageSentence, readonly Asked[]> {
  const found = new Map<PageSentence, Asked[]>()
  for (const question of asked) {
    const fits = sentences.map((sentence) => ({
      sentence,
      fit: termOverlap(question.text, sentence.text) + termOverlap(question.text, sentence.headings.join(' ')) / 2,
    }))
    const best = fits.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit)
    for (const { sentence } of best.slice(0, perQuestion)) found.set(sentence, [...(found.get(sentence) ?? []), question])
  }
  return found
}
