import type { DraftEvent, EventType } from '@galley/sdk'
import { describeEvent } from './describe-event.ts'

/** Events that are told to who waits: the steps of the work, not each sentence of it. */
const told: ReadonlySet<EventType> = new Set([
  'draft.started',
  'draft.resumed',
  'agent.started',
  'plan.ready',
  'search.done',
  'source.added',
  'source.failed',
  'round.started',
  'round.scored',
  'budget.spent',
  'draft.done',
  'draft.incomplete',
])

/** Tells an event to who waits for a draft, in a line; empty for one that is not told. */
export function tellEvent(event: DraftEvent): string {
  return told.has(event.type) ? describeEvent(event) : ''
}
