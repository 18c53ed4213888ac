import type { FoundQuote } from '@galley/sdk'
import type { Need } from '../topic/needs-of.ts'
import type { Group } from '../groups/groups-of.ts'

/** A group as a quote that answers a question. */
export function quoteOf({ part, text }: Group, { questionId }: Need): FoundQuote {
  return { sourceId: part.document.sourceId, quote: text, questionIds: [questionId] }
}
