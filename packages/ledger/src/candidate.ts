import type { DraftStatus } from '@galley/sdk'
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

/** True when nobody holds the run: no owner, an expired lease, or an owner whose process is gone. Where a queue hands runs out, their owners are what it says. */
export function isFree(scope: Scope, row: Pick<Candidate, 'owner' | 'lease_until'>): boolean {
  if (row.owner === null) return true
  if (scope.hasQueue) return false
  if ((row.lease_until ?? 0) <= scope.now()) return true
  return !scope.isAlive(row.owner)
}
