import type { Lease } from './lease.ts'

/** Choice of the run that a worker takes up next. */
export interface RunChoice {
  /** Runs that this process has at hand already: its own lease on them may have run out while nothing could be written. */
  readonly isAtHand: (id: string) => boolean
  /** False leaves out the runs that were at work when a process ended: one of them at a time, and the next end tells which it was. */
  readonly suspects: boolean
}

/** Way of runs to workers. There are two: workers look for runs that nobody holds and claim them (`claimRuns`), or a queue hands them out (`queueRuns`). */
export interface Dispatch {
  /** Takes the oldest run that needs a worker: it is queued, or parked and the signal that it waits for has come. Null when there is none. */
  next(choice: RunChoice): Promise<Lease | null>
  /** Shows that this process is still at work on these runs. */
  heartbeat(leases: readonly Lease[]): Promise<void>
  /** Gives back the runs whose process ended in the middle of them, and ends those of them that were cancelled. */
  recover(isAtHand: RunChoice['isAtHand']): Promise<void>
}
