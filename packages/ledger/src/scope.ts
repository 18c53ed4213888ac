import type { Block } from '@galley/sdk'
import { fault } from './faults.ts'
import type { Lease } from './lease.ts'
import type { TextStore } from './text-store.ts'
import { first, type Program } from './program.ts'

/** Milliseconds that the write of a request waits before its fault is the answer. */
export const requestWaitMs = 3000

/** Context of every function of the ledger: the way to its database, the clock, this process as an owner. */
export interface Scope {
  /** Runs a change in a transaction of its own; when it resolves, it is on disk. It may be run more than once, until it is committed once. */
  readonly write: <T>(change: () => Program<T>, maxWaitMs?: number) => Promise<T>
  /** Writes what costs nothing to make again: when it resolves, it outlives this process. */
  readonly writeRepeatable: <T>(change: () => Program<T>, maxWaitMs?: number) => Promise<T>
  /** Answers a question; what it changed would be lost. */
  readonly read: <T>(question: () => Program<T>) => Promise<T>
  /** End of a `SELECT` of a run that is about to be changed: it keeps others from it where transactions run side by side. */
  readonly lock: '' | ' FOR UPDATE'
  /** Lets transactions of one name come one after the other, where there are any that run side by side. */
  readonly inTurn: (name: string) => Program<void>
  /** True where a queue hands runs out: no process takes one by itself there, and the queue alone knows that a worker ended. */
  readonly hasQueue: boolean
  /** Unix milliseconds. */
  readonly now: () => number
  /** `boot:pid:start` of this process. */
  readonly owner: string
  readonly isAlive: (owner: string) => boolean
  /** Words of a draft, as its reader is told. */
  readonly countWords: (blocks: readonly Block[]) => number
  readonly texts: TextStore
}

/**
 * Checks that the lease still holds (the fence). Called first in every transaction of a lease holder: nobody can take the run before it commits.
 * Returns the number of the run's last event. Fault: LEASE_LOST.
 */
export function* fence(scope: Scope, lease: Lease): Program<number> {
  const row = yield* first<{ seq: number }>(`SELECT seq FROM runs WHERE n = ? AND epoch = ?${scope.lock}`, lease.run, lease.epoch)
  if (row === undefined) throw fault('LEASE_LOST', { run: lease.id })
  return row.seq
}

/** Finds the number of a run. Fault: RUN_NOT_FOUND. */
export function* numberOf(id: string): Program<number> {
  const row = yield* first<{ n: number }>('SELECT n FROM runs WHERE id = ?', id)
  if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
  return row.n
}

/** Writes a value as it is stored; `undefined` becomes `null`, as in JSON. */
export function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
