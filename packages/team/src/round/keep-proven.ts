import { stripTokens } from '@galley/evidence'
import { recordRejected, replaceBlocks } from '../state/draft-state.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { placePatch } from './apply-patch.ts'
import { failingOf } from './failing-of.ts'
import { refuse, type RoundLog, type TriedPatch } from './round-log.ts'
import { keepSoundItems } from './keep-sound-items.ts'
import { eventsOf } from './settle-patches.ts'

/**
 * Builds the working draft again from the changes whose every sentence holds now that all were judged: one with a sentence that does not is
 * refused whole, and costs no other change its place; of a list or a table the rest is kept. `base` is the draft that the patches were made
 * for; the log keeps what stands of them. Returns what to tell.
 */
export function keepProven(state: RunState, log: RoundLog, base: readonly ClaimedBlock[]): readonly TeamEvent[] {
  const events: TeamEvent[] = []
  let pieces = base
  const standing: TriedPatch[][] = []
  const asked = new Set(log.issues.map(({ id }) => id))
  for (const change of log.tried) {
    const proven = change.map((one) => provenOf(state, base, one))
    const reason = proven.find((one) => 'reason' in one)?.reason
    const kept: TriedPatch[] = []
    for (const [index, { patch, put, rejected, at }] of change.entries()) {
      const record = log.patches[at]
      const sound = proven[index]
      if (record === undefined || sound === undefined) continue
      if (reason !== undefined || 'reason' in sound) {
        log.patches[at] = { ...record, accepted: false, ...(reason === undefined ? {} : { reason }) }
        refuse(log, patch, reason ?? '')
        events.push({ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason: reason ?? '' } })
        continue
      }
      pieces = placePatch(pieces, patch, sound.put)
      kept.push({ patch, put: sound.put, rejected, at })
      if (sound.put !== put) {
        log.patches[at] = { ...record, after: sound.put.map(({ block }) => stripTokens(block.text)).join('\n\n') }
        events.push(...eventsOf(log.n, patch, sound.put))
      }
      recordRejected(state.draft, [...rejected, ...sound.lost])
      for (const id of patch.resolves) if (asked.has(id)) log.answered.add(id)
    }
    if (kept.length > 0) standing.push(kept)
  }
  log.tried.splice(0, Infinity, ...standing)
  if (events.length > 0) replaceBlocks(state.draft, pieces)
  return events
}

type Proven = { readonly reason: string } | { readonly put: readonly ClaimedBlock[]; readonly lost: TriedPatch['rejected'] }

/** The blocks of a patch as far as they hold, and what they lost; the reason why it does not stand. */
function provenOf(state: RunState, base: readonly ClaimedBlock[], { patch, put }: TriedPatch): Proven {
  const failing = failingOf(state, base, put)
  const [first] = failing
  if (first === undefined) return { put, lost: [] }
  const former = patch.op === 'insertAfter' ? undefined : base.find(({ block }) => block.id === patch.blockId)
  const refused = { reason: `“${first.sentence}” does not hold: ${first.reason}`.slice(0, 500) }
  const sound: ClaimedBlock[] = []
  for (const piece of put) {
    const own = failing.filter((one) => one.piece === piece)
    const claims = own.flatMap(({ claim }) => claim ?? [])
    const saved = own.length === 0 ? piece : claims.length < own.length ? null : keepSoundItems(state, former, piece, claims)
    if (saved === null) return refused
    sound.push(saved)
  }
  return {
    put: sound,
    lost: failing.map(({ sentence, claim, reason }) => ({ sentence, evidenceIds: claim?.evidenceIds ?? [], reason })),
  }
}
