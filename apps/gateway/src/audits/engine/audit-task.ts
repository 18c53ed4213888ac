import type { AuditedFile } from '../auditor.ts'

/** Message to the thread of an audit. */
export interface AuditTask {
  readonly files: readonly AuditedFile[]
  /** The files of an earlier state to compare with. */
  readonly since?: readonly AuditedFile[] | undefined
  /** The folder with the archives of releases that were read before; nothing is fetched into it. */
  readonly releases: string
  /** The moment of the audit, in milliseconds since 1970. */
  readonly now: number
}
