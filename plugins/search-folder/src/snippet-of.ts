import { termsOf } from './terms-of.ts'

/** Maximum characters of a snippet. */
const maxSnippet = 400

/** The part of a passage that has most of the query's terms: whole sentences where they fit, in one line. */
export function snippetOf(text: string, query: string, language: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= maxSnippet) return flat
  const wanted = new Set(termsOf(query, language))
  const sentences = flat.match(/.+?(?:[.!?。]["”’)]*(?=\s|$)|$)\s*/gu) ?? [flat]
  const hits = sentences.map((sentence) => new Set(termsOf(sentence, language).filter((term) => wanted.has(term))).size)
  let best = { start: 0, value: -1 }
  for (const start of sentences.keys()) {
    const value = sum(hits.slice(start, start + fitting(sentences, start)))
    if (value > best.value) best = { start, value }
  }
  const shown = sentences
    .slice(best.start, best.start + fitting(sentences, best.start))
    .join('')
    .trim()
  return shown.length <= maxSnippet ? shown : `${shown.slice(0, maxSnippet - 1)}…`
}

/** Counts the sentences from `start` on that fit; at least one. */
function fitting(sentences: readonly string[], start: number): number {
  let length = 0
  let count = 0
  for (const sentence of sentences.slice(start)) {
    length += sentence.length
    if (count > 0 && length > maxSnippet) break
    count += 1
  }
  return count
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
