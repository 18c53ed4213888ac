import { contentStems } from '@galley/evidence'
import type { ReadDocument } from '../documents/read-hit.ts'

/**
 * Pages in the order in which they are read: those that the brief hands over, then by the share of what is asked that they speak of, a rare
 * word counting more. The order only decides what comes first where not everything can be read.
 */
export function orderPages(documents: readonly ReadDocument[], asked: readonly string[]): readonly ReadDocument[] {
  const wanted = new Set(asked.flatMap((text) => contentStems(text)))
  const stems = documents.map(({ title, text }) => new Set(contentStems(`${title}\n${text}`)))
  const weights = new Map(
    [...wanted].map((stem) => [stem, Math.log(1 + documents.length / (1 + stems.filter((own) => own.has(stem)).length))]),
  )
  const worth = (at: number): number => {
    const own = stems[at]
    return [...weights].reduce((sum, [stem, weight]) => sum + (own?.has(stem) === true ? weight : 0), 0)
  }
  return documents
    .map((document, at) => ({ document, worth: worth(at), isNamed: document.isNamed === true }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.worth - a.worth)
    .map(({ document }) => document)
}
