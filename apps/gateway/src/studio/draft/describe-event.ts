import { frameWords, revisionWords, type DraftEvent, type EventData, type EventType } from '@galley/sdk'
import { sentence } from '../../page/wording.ts'

const words: { readonly [T in EventType]: (data: EventData[T]) => string } = {
  'draft.queued': () => 'The brief was accepted.',
  'draft.started': ({ mode }) => `The run started, ${mode}.`,
  'draft.resumed': () => 'The run went on where it had stopped.',
  'agent.started': ({ role, note }) => `${role}: ${note}`,
  'agent.done': ({ role, note }) => `${role}: ${note}`,
  'plan.ready': ({ plan }) => `The plan has ${plan.outline.length} sections.`,
  'search.done': ({ query, hits, failures }) => `Searched for “${query}”: ${[`${hits} hits`, ...failures].join('; ')}.`,
  'source.added': ({ source }) => `Read ${source.title}.`,
  'source.failed': ({ name, reason }) => closed(`Could not read ${name}: ${reason}`),
  'block.drafted': ({ block }) => `Wrote a ${block.kind}.`,
  'claim.checked': ({ verdict }) => `Checked a sentence: ${verdict.verdict}.`,
  'issue.opened': ({ issue }) => `Issue: ${issue.instruction}`,
  'issue.closed': ({ how }) => closed(`Issue closed: ${how}`),
  'patch.accepted': () => 'A change was accepted.',
  'patch.rejected': ({ reason }) => closed(`A change was refused: ${reason}`),
  'round.started': ({ n }) => `Round ${n} started.`,
  'round.scored': ({ round }) =>
    `Round ${round.n} was ${round.accepted ? 'kept' : 'not kept'}${round.reason === undefined ? '.' : `: ${round.reason}`}`,
  'gate.waiting': ({ gate }) => `Waiting for your word on the ${gate}.`,
  'gate.passed': ({ gate, decision, note }) => `You said ${decision} to the ${gate}${note === undefined ? '.' : `: ${note}`}`,
  'budget.spent': () => 'The budget was spent.',
  'draft.done': ({ score, stopReason }) => `Finished with ${score.toFixed(1)} of 100: ${frameWords().stop[stopReason]}.`,
  'draft.incomplete': ({ score, reasons }) => `Ended incomplete with ${score.toFixed(1)} of 100: ${reasons.join(' ')}`,
  'draft.failed': ({ message }) => closed(`Failed: ${sentence(message)}`),
  'revision.asked': ({ revision: { kind, by } }) => `Asked for, by ${by}: ${revisionWords[kind]}.`,
  'revision.failed': ({ message }) => closed(`The draft stays as it was: ${message}`),
  'version.added': ({ revision: { n, kind, by } }) => `Version ${n}: ${revisionWords[kind]}, by ${by}.`,
  'version.chosen': ({ n, by }) => `Version ${n} was chosen, by ${by}.`,
  'draft.cancelled': () => 'Cancelled; the best version so far is kept.',
}

/** Ends a line with one full stop, also where the words at its end bring theirs. */
function closed(line: string): string {
  return `${line.replace(/\.$/, '')}.`
}

/** Describes an event in one line of the record; what stands between backticks is code. */
export function describeEvent(event: DraftEvent): string {
  return (words[event.type] as (data: DraftEvent['data']) => string)(event.data)
}
