import type { System } from '@galley/command-line'
import {
  describeNotRead,
  frameLanguages,
  frameWords,
  plural,
  type DraftEvent,
  type Ephemeral,
  type Role,
  type Round,
  type StopReason,
} from '@galley/sdk'

/** Lines in a row about what was not read; a folder may hold hundreds of pictures. */
const maxNotRead = 20

/** Tells on stderr how a run goes: one line a stage, and on a terminal a last line that follows what is happening now. */
export function showProgress(
  system: Pick<System, 'say' | 'redraw'>,
  { quiet }: { readonly quiet?: boolean } = {},
): (event: DraftEvent | Ephemeral) => void {
  if (quiet) return () => {}
  let inARow = 0
  const showNow = followNow(system.redraw)
  return (event) => {
    if (!('seq' in event)) return showNow(event)
    if (event.type === 'source.failed') {
      inARow += 1
      if (inARow > maxNotRead) return
    } else {
      if (inARow > maxNotRead) system.say(`  not read: ${inARow - maxNotRead} more, listed in the draft`)
      inARow = 0
    }
    const line = lineOf(event)
    if (line) system.say(`  ${line}`)
  }
}

/** Redraws what is happening now. An answer that comes word by word is counted, so that a slow model is seen to be at work. */
function followNow(redraw: System['redraw']): (event: Ephemeral) => void {
  const answers = new Map<string, number>()
  return ({ type, role, step, text }) => {
    const line = (now: string): void => redraw(`  ${role ? `${role}: ` : ''}${now}`)
    if (type === 'progress') {
      answers.set(step, 0)
      line(text)
    }
    const words = type === 'token' ? (text.match(/\s\S/g)?.length ?? 0) : 0
    if (words === 0) return
    const sum = (answers.get(step) ?? 0) + words
    answers.set(step, sum)
    line(`${plural(sum, 'word')} of the answer so far`)
  }
}

/** A round is kept by counts, never by its score: its reason is what a reader needs. */
function lineOfRound({ n, accepted, reason = '' }: Round): string {
  return `round ${n}       ${accepted ? 'kept' : 'not kept'}${reason === '' ? '' : `: ${reason}`}`
}

function lineOf(event: DraftEvent): string | null {
  switch (event.type) {
    case 'draft.started':
      return `mode ${event.data.mode}${modelsOf(event.data.models)}${noticed(event.data.notice)}`
    case 'agent.done':
      return `${event.data.role.padEnd(13)} ${event.data.note}`
    case 'source.failed':
      return `${event.data.kind === 'search' ? 'not searched' : 'not read'}: ${describeNotRead(event.data)}`
    case 'round.scored':
      return lineOfRound(event.data.round)
    case 'gate.waiting':
      return `waiting for a decision at the gate ${event.data.gate}`
    case 'draft.resumed':
      return 'going on where it was interrupted'
    case 'draft.done':
      return `done: ${plural(event.data.words, 'word')}, score ${event.data.score.toFixed(1)}${shortened(event.data.stopReason)}`
    case 'draft.incomplete':
      return `incomplete: ${plural(event.data.words, 'word')}, score ${event.data.score.toFixed(1)}. ${event.data.reasons.join(' ')}`
    case 'draft.cancelled':
      return 'cancelled'
    default:
      return null
  }
}

/** Says of a draft that it is short because its sources hold no more. */
function shortened(reason: StopReason): string {
  return reason === 'sources_exhausted' ? `; ${frameWords().stop[reason]}` : ''
}

/** Everything that the notice says beside what every draft without a model says. */
function noticed(notice = ''): string {
  const usual = frameLanguages.map((language) => frameWords(language).notice.extractive).find((words) => notice.startsWith(words)) ?? ''
  const more = notice.slice(usual.length).trim()
  return more === '' ? '' : `\n  ${more}`
}

function modelsOf(models: Readonly<Record<Role, string | null>>): string {
  const names = [...new Set(Object.values(models).filter((name) => name !== null))]
  return names.length > 0 ? ` with ${names.join(', ')}` : ': no language model'
}
