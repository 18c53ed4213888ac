import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import type { ReadSibling } from '../parsed-lockfile.ts'
import type { LinkedFolder } from '../parsed-lockfile.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'
import type { WorkflowFile } from '../workflow-file.ts'
import type { CheckName } from '../check-name.ts'

/** The input of a check: facts and a clock, nothing that reaches out. A check that needs more gets it from its factory. */
export interface CheckContext {
  readonly packages: readonly LockedPackage[]
  /** The lockfiles that the packages come from; paths as in the report. */
  readonly files: readonly { readonly path: string; readonly format: string; readonly links?: readonly LinkedFolder[] }[]
  /** Workflows and actions of GitHub Actions. */
  readonly workflows?: readonly WorkflowFile[]
  readonly policy: AuditPolicy
  /** The text of a file near a lockfile (its manifest, its package manager's settings), or null where there is none. */
  readonly readText: ReadSibling
  readonly clock: () => Date
  readonly signal?: AbortSignal
}

/**
 * One thing that an audit looks for. `run` answers findings; where it could not look, it throws, and the audit is not complete.
 * `needs` says what must be reachable: a check that needs nothing is made offline.
 */
export interface Check {
  readonly name: CheckName
  readonly needs: readonly ('registry' | 'advisories' | 'git')[]
  readonly run: (context: CheckContext) => Promise<readonly Finding[]> | readonly Finding[]
}
