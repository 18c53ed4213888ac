import type { Draft, DraftEvent, EventData, EventType } from '@galley/sdk'
import { agentParts, wholePage, type PagePart } from './page-part.ts'

const parts: { readonly [T in EventType]: (data: EventData[T], draft: Draft) => readonly PagePart[] } = {
  'draft.queued': () => [...agentParts, 'actions', 'masthead'],
  'draft.started': () => [...agentParts, 'actions', 'masthead'],
  'draft.resumed': () => [...agentParts, 'actions', 'masthead'],
  'agent.started': ({ role }) => [`agent:${role}`],
  'agent.done': ({ role }) => [`agent:${role}`],
  'plan.ready': () => ['masthead', 'ahead'],
  'search.done': () => [],
  'source.added': () => ['sources'],
  'source.failed': () => ['sources'],
  'block.drafted': ({ block }) => [`block:${block.id}`, 'masthead', 'ahead', 'sources', 'actions'],
  'claim.checked': ({ verdict }, draft) => {
    const blocks = draft.best.blocks.filter((block) => block.claims.includes(verdict.claimId))
    return blocks.length > 0 ? blocks.map((block): PagePart => `block:${block.id}`) : ['proof']
  },
  'issue.opened': () => ['rounds'],
  'issue.closed': () => ['rounds'],
  // A block that came or went shifts the numbers of the citations after it: the whole sheet then.
  'patch.accepted': ({ block, blockId, after }) => (block !== null && after === undefined ? [`block:${blockId}`, 'sources'] : ['proof']),
  'patch.rejected': () => [],
  'round.started': () => ['rounds'],
  'round.scored': () => ['proof', 'rounds', 'actions'],
  'gate.waiting': () => ['gate', 'actions', ...agentParts],
  'gate.passed': () => ['gate', 'actions', ...agentParts],
  'budget.spent': () => [],
  'draft.done': () => wholePage,
  'draft.incomplete': () => wholePage,
  'draft.failed': () => wholePage,
  'draft.cancelled': () => wholePage,
}

/** Lists the parts of the page that an event changes. */
export function changedParts(event: DraftEvent, draft: Draft): readonly PagePart[] {
  return (parts[event.type] as (data: DraftEvent['data'], draft: Draft) => readonly PagePart[])(event.data, draft)
}
