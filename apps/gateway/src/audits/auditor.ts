import type { AuditReport } from '@galley/findings'
import type { NameVerdict } from '@galley/typosquat'

/** A lockfile, manifest or SBOM that was handed in. */
export interface AuditedFile {
  /** A plain file name, never a path. */
  readonly name: string
  readonly text: string
}

/** Whoever audits for the gateway. It is handed in, so that the gateway starts without loading an engine and is tested without one. */
export interface Auditor {
  /** Audits files that lie side by side, without a network: what was not asked is in the report. Ends when the signal says so. */
  readonly audit: (files: readonly AuditedFile[], at: { readonly signal: AbortSignal }) => Promise<AuditReport>
  /** Is this name an imitation? Offline, from the name alone. */
  readonly checkName: (ecosystem: NameVerdict['ecosystem'], name: string) => Promise<NameVerdict>
}
