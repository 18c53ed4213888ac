import type { DraftEvent, Ephemeral, Role } from '@galley/sdk'
import type { System } from '../system.ts'

/** Tells on stderr how a run goes: one line a stage, and on a terminal a last line that follows what is happening now. */
export function showProgress(system: Pick<System, 'say' | 'redraw'>, quiet = false): (event: DraftEvent | Ephemeral) => void {
  if (quiet) return () => {}
  return (event) => {
    if (!('seq' in event)) {
      if (event.type === 'progress') system.redraw(`  ${event.role ? `${event.role}: ` : ''}${event.text}`)
      return
    }
    const line = lineOf(event)
    if (line) system.say(`  ${line}`)
  }
}

function lineOf(event: DraftEvent): string | null {
  switch (event.type) {
    case 'draft.started':
      return `mode ${event.data.mode}${modelsOf(event.data.models)}`
    case 'agent.done':
      return `${event.data.role.padEnd(13)} ${event.data.note}`
    case 'source.failed':
      return `${event.data.kind === 'search' ? 'could not search' : 'could not read'} ${event.data.name}: ${event.data.reason}`
    case 'round.scored':
      return `round ${event.data.round.n}       score ${event.data.round.score.toFixed(1)}${event.data.round.accepted ? '' : ', not better: thrown away'}`
    case 'gate.waiting':
      return `waiting for a decision at the gate ${event.data.gate}`
    case 'draft.resumed':
      return 'going on where it was interrupted'
    case 'draft.done':
      return `done: ${event.data.words} words, score ${event.data.score.toFixed(1)}`
    case 'draft.incomplete':
      return `incomplete: ${event.data.words} words, score ${event.data.score.toFixed(1)}. ${event.data.reasons.join(' ')}`
    case 'draft.cancelled':
      return 'cancelled'
    default:
      return null
  }
}

function modelsOf(models: Readonly<Record<Role, string | null>>): string {
  const names = [...new Set(Object.values(models).filter((name) => name !== null))]
  return names.length > 0 ? ` with ${names.join(', ')}` : ': no language model'
}
