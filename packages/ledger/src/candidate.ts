import { hasEnded, type DraftStatus } from '@galley/sdk'
import { fault } from './faults.ts'
import type { Scope } from './scope.ts'
import { first, type Program } from './program.ts'

/** A run as somebody sees it who may take it or end it. */
export interface Candidate {
  readonly n: number
  readonly id: string
  readonly status: DraftStatus
  readonly seq: number
  readonly epoch: number
  readonly owner: string | null
  readonly lease_until: number | null
  readonly deaths: number
}

/** Columns of a candidate. */
export const candidateColumns = 'n, id, status, seq, epoch, owner, lease_until, deaths'

/** Reads a run as a candidate; nobody else changes it until the transaction ends. */
export function* findCandidate(scope: Scope, id: string): Program<Candidate | undefined> {
  return yield* first<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE id = ?${scope.lock}`, id)
}

/**
 * Reads a run whose draft may be changed: it is over, nobody holds it, and its last event is the one that was seen. Undefined otherwise: somebody else was faster.
 * Fault: RUN_NOT_FOUND.
 */
export function* findEnded(scope: Scope, id: string, lastSeen: number): Program<Candidate | undefined> {
  const row = yield* findCandidate(scope, id)
  if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
  return hasEnded(row.status) && isFree(scope, row) && row.seq === lastSeen ? row : undefined
}

/** Holder of a run, or of a message, for as long as its lease lasts. */
export type Holder = Pick<Candidate, 'owner' | 'lease_until'>

/** True when nobody holds the run. Where a queue hands runs out, their owners are what it says. */
export function isFree(scope: Scope, row: Holder): boolean {
  if (row.owner === null) return true
  return !scope.hasQueue && isUnheld(scope, row)
}

/** True without an owner, with an expired lease, or where the owner's process is gone. */
export function isUnheld(scope: Scope, { owner, lease_until: until }: Holder): boolean {
  return owner === null || (until ?? 0) <= scope.now() || !scope.isAlive(owner)
}
