import { change, type Program } from './program.ts'

/** The right to write to a run. It is lost when another worker takes the run, which raises the epoch. */
export interface Lease {
  readonly id: string
  /** The run's number inside the ledger. */
  readonly run: number
  readonly epoch: number
  /** Processes that ended while they were at work on the run, since it last got ahead or a person asked for it. */
  readonly deaths: number
}

/** Assignment that takes a run from whoever holds it: no lease fits it afterwards. */
export const voidLease = 'owner = NULL, lease_until = NULL, epoch = epoch + 1'

/** Milliseconds that a lease lasts without a heartbeat; a worker renews it every third of this. */
export const leaseMs = 9000

/** Notes that work on the run got ahead: what ended processes before is behind it. To be called inside a transaction, after the fence. */
export function* noteProgress(lease: Lease): Program<void> {
  if (lease.deaths > 0) yield* change('UPDATE runs SET deaths = 0 WHERE n = ?', lease.run)
}
