import type { Auditor } from './audits/auditor.ts'
import type { Telemetry } from './telemetry/telemetry.ts'

/** Options of the app besides the runtime. */
export interface AppOptions {
  /** Version of Galley, shown in `/openapi.json` and on the pages. */
  readonly version: string
  /** Prints a line for the operator: what broke, never a secret. */
  readonly say: (line: string) => void
  /** Audits files and checks names. */
  readonly auditor: Auditor
  readonly clock: () => Date
  /** Random bytes, for ids that nobody guesses. */
  readonly random: (bytes: number) => Uint8Array
  /** Told what is done, and asked for the metrics; nothing is recorded where it is left out. */
  readonly telemetry?: Telemetry
  /** Pause between two heartbeats of an event stream, in milliseconds; 15,000 unless told otherwise. */
  readonly heartbeatMs?: number
}
