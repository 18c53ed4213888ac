import type { AuditReport } from '@galley/findings'
import type { NameVerdict } from '@galley/typosquat'

/** A lockfile, manifest or SBOM that was handed in. */
export interface AuditedFile {
  /** A plain file name, never a path. */
  readonly name: string
  readonly text: string
}

/** Audits for the gateway. It is handed in, so that the gateway starts and is tested without an engine. */
export interface Auditor {
  /**
   * Audits files that lie side by side, without a network; the report lists the checks that were left out. With those of an earlier state it
   * tells what is new since. Ends when the signal aborts.
   */
  readonly audit: (
    files: readonly AuditedFile[],
    at: { readonly signal: AbortSignal; readonly since?: readonly AuditedFile[] | undefined },
  ) => Promise<AuditReport>
  /** Judges whether a name imitates another; offline, from the name alone. */
  readonly checkName: (ecosystem: NameVerdict['ecosystem'], name: string) => Promise<NameVerdict>
}
