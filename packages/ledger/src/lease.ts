/** The right to write to a run. It is lost when another worker takes the run, which raises the epoch. */
export interface Lease {
  readonly id: string
  /** The run's number inside the ledger. */
  readonly run: number
  readonly epoch: number
}

/** Milliseconds that a lease lasts without a heartbeat; a worker renews it every third of this. */
export const leaseMs = 9000
