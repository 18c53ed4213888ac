import type { Worth } from './score-candidates.ts'

/** Minimum relevance, 0–1: below it a quote is about something else, and none is better. */
const minRelevance = 0.16
/** Minimum relevance, 0–1, of a quote from a document that speaks of the matter. */
const minNear = 0.08

/** True for a quote that answers a question at all. */
export function isRelevant(worth: Worth | undefined): boolean {
  return worth !== undefined && worth.relevance >= (worth.isNear ? minNear : minRelevance)
}
