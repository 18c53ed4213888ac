import type { LockedPackage } from '../../locked-package.ts'
import type { ReadSibling } from '../../parsed-lockfile.ts'

/** A lockfile that is compared with the manifests around it. */
export interface DriftLock {
  /** As the report names it. */
  readonly file: string
  readonly text: string
  readonly packages: readonly LockedPackage[]
  /** Files by their path from the lockfile's folder. */
  readonly files: ReadSibling
}
