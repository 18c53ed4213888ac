import type { System } from '@galley/command-line'
import {
  describeNotRead,
  frameLanguages,
  frameWords,
  plural,
  type DraftEvent,
  type Ephemeral,
  type NotRead,
  type Role,
  type Round,
  type StopReason,
} from '@galley/sdk'

/** Lines in a row about what was not read, and of those with one reason; a folder may hold hundreds of pictures. */
const maxNotRead = 20
const maxAlike = 3

/** Tells on stderr how a run goes: one line a stage, and on a terminal a last line that follows what is happening now. */
export function showProgress(
  system: Pick<System, 'say' | 'redraw'>,
  { quiet }: { readonly quiet?: boolean } = {},
): (event: DraftEvent | Ephemeral) => void {
  if (quiet) return () => {}
  const notRead = listNotRead(system.say)
  const showNow = followNow(system.redraw)
  return (event) => {
    if (!('seq' in event)) return showNow(event)
    if (event.type === 'source.failed') return notRead.add(event.data)
    notRead.end()
    const line = lineOf(event)
    if (line) system.say(`  ${line}`)
  }
}

/** Says what was not read while it comes, and counts what is more than anybody would read: by its reason where many have one. */
function listNotRead(say: System['say']): { readonly add: (one: NotRead) => void; readonly end: () => void } {
  const counts = new Map<string, number>()
  const held = new Map<string, number>()
  let lines = 0
  return {
    add: (one) => {
      const alike = (counts.get(one.reason) ?? 0) + 1
      counts.set(one.reason, alike)
      if (lines >= maxNotRead || alike > maxAlike) return void held.set(one.reason, (held.get(one.reason) ?? 0) + 1)
      lines += 1
      say(`  ${lineOfNotRead(one)}`)
    },
    end: () => {
      const [most, ...others] = [...held].toSorted(([, one], [, other]) => other - one)
      if (most !== undefined) say(`  not read: ${most[1]} more: ${most[0]}`)
      const rest = others.reduce((sum, [, count]) => sum + count, 0)
      if (rest > 0) say(`  not read: ${rest} more, listed in the draft`)
      counts.clear()
      held.clear()
      lines = 0
    },
  }
}

function lineOfNotRead(one: NotRead): string {
  return `${one.kind === 'search' ? 'not searched' : 'not read'}: ${describeNotRead(one)}`
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
function lineOfRound({ n, accepted, reason = '', patches }: Round): string {
  const end = accepted ? 'kept' : 'not kept'
  // Where nothing was changed there was nothing to keep.
  const told = reason === '' ? end : !accepted && patches.length === 0 ? reason : `${end}: ${reason}`
  return `round ${n}       ${told}`
}

function lineOf(event: DraftEvent): string | null {
  switch (event.type) {
    case 'draft.started':
      return `mode ${event.data.mode}${modelsOf(event.data.models)}${noticed(event.data.notice)}`
    case 'agent.done':
      return `${event.data.role.padEnd(13)} ${event.data.note}`
    case 'round.scored':
      return lineOfRound(event.data.round)
    case 'gate.waiting':
      return `waiting for a decision at the gate ${event.data.gate}`
    case 'draft.resumed':
      return 'going on where it stopped'
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
