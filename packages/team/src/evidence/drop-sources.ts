import type { Desk } from '../state/desk.ts'

/** Takes sources off the desk that a person does not want: nothing may be written from them. */
export function dropSources(desk: Desk, ids: readonly string[]): void {
  desk.dropped = new Set([...desk.dropped, ...ids])
  desk.evidence = desk.evidence.filter((one) => !desk.dropped.has(one.sourceId))
}
