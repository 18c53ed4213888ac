import type { DraftEvent } from '@galley/sdk'

/**
 * Seconds for which a run was worked on before now, from its events: the time in the queue, at a gate and between two processes does not
 * count. What a process did after its last event is not known and not counted.
 */
export function secondsAtWork(events: Iterable<DraftEvent>): number {
  let total = 0
  let from: number | undefined
  let to = 0
  for (const { type, at } of events) {
    if (type === 'draft.resumed' && from !== undefined) total += to - from
    if (type === 'draft.queued') continue
    to = Date.parse(at)
    if (from === undefined || type === 'draft.resumed') from = to
  }
  return (total + (from === undefined ? 0 : to - from)) / 1000
}
