import type { LockedPackage } from '../../../locked-package.ts'
import type { PythonProject } from '../../../python-project/read-python-project.ts'
import type { Allowed } from '../allowed-registries.ts'

/** A Python lockfile with what its project says. */
export interface PythonLockfile {
  readonly format: string
  readonly packages: readonly LockedPackage[]
  readonly project: PythonProject
  readonly allowed: Allowed
}
