import type { Block } from '@galley/sdk'
import type { Database } from './database.ts'
import { fault } from './faults.ts'
import type { Lease } from './lease.ts'
import type { WriteQueue } from './write-queue.ts'

/** Context of every function of the ledger: its database, the clock, this process as an owner. */
export interface Scope {
  readonly database: Database
  readonly write: WriteQueue['write']
  readonly writeRepeatable: WriteQueue['writeRepeatable']
  /** Unix milliseconds. */
  readonly now: () => number
  /** `boot:pid:start` of this process. */
  readonly owner: string
  readonly isAlive: (owner: string) => boolean
  /** Words of a draft, as its reader is told. */
  readonly countWords: (blocks: readonly Block[]) => number
  /** Folder of the stored texts. */
  readonly sources: string
}

/**
 * Checks that the lease still holds (the fence). Called first in every transaction of a lease holder: since the transaction is exclusive, nobody can take the run before it commits.
 * Returns the number of the run's last event. Fault: LEASE_LOST.
 */
export function fence(scope: Scope, lease: Lease): number {
  const row = scope.database.get<{ seq: number }>('SELECT seq FROM runs WHERE n = ? AND epoch = ?', lease.run, lease.epoch)
  if (row === undefined) throw fault('LEASE_LOST', { run: lease.id })
  return row.seq
}

/** Finds the number of a run. Fault: RUN_NOT_FOUND. */
export function numberOf(scope: Scope, id: string): number {
  const row = scope.database.get<{ n: number }>('SELECT n FROM runs WHERE id = ?', id)
  if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
  return row.n
}

/** Writes a value as it is stored; `undefined` becomes `null`, as in JSON. */
export function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
