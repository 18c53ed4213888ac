/** The right to write to a run. It is lost when another worker takes the run, which raises the epoch. */
export interface Lease {
  readonly id: string
  /** The run's number inside the ledger. */
  readonly run: number
  readonly epoch: number
  /** Processes that ended while they were at work on the run, since a person last asked for it. */
  readonly deaths: number
}

/** Milliseconds that a lease lasts without a heartbeat; a worker renews it every third of this. */
export const leaseMs = 9000
