import type { Worth } from './score-candidates.ts'

/** Below this a quote is about something else: better none than one beside the point. */
const least = 0.16
/** Of a document that speaks of the matter, a quote that hardly does so itself is enough. */
const leastNear = 0.08

/** Does a quote answer a question at all? */
export function isRelevant(worth: Worth | undefined): boolean {
  return worth !== undefined && worth.relevance >= (worth.isNear ? leastNear : least)
}
