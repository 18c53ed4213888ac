import type { CheckName } from '../check-name.ts'
import type { Omission } from '../omit-packages.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'

/** Formats that an audit can be printed in. */
export const auditFormats = ['text', 'json', 'sarif', 'markdown', 'cyclonedx', 'openvex'] as const

export type AuditFormat = (typeof auditFormats)[number]

/** A format of the report, and the file that it is written to. */
export interface ReportFile {
  readonly format: AuditFormat
  readonly file: string
}

/** Flags of `galley audit`, as commander reads them. */
export interface AuditFlags {
  readonly only?: readonly CheckName[]
  readonly format: AuditFormat
  readonly json?: boolean
  readonly offline?: boolean
  readonly failOn?: AuditPolicy['failOn']
  readonly policy?: string
  readonly advisories?: string
  readonly output?: string
  readonly report?: readonly ReportFile[]
  readonly data?: string
  readonly omit?: Omission
  readonly quiet?: boolean
  readonly verbose?: boolean
  /** The earlier state to compare with: a revision or a file. */
  readonly since?: string
  readonly fix?: boolean
  readonly write?: boolean
}
