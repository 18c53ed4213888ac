import type { LayerName } from '../layer-name.ts'
import type { Instruction } from '../seccomp-program.ts'

/** System calls that the launcher makes itself. */
type LauncherCall =
  | 'capset'
  | 'close'
  | 'close_range'
  | 'execve'
  | 'fcntl'
  | 'landlock_add_rule'
  | 'landlock_create_ruleset'
  | 'landlock_restrict_self'
  | 'openat'
  | 'prctl'
  | 'prlimit64'

/** Everything that the launcher is told, as JSON on its command line. */
export interface LauncherPlan {
  /** Ends with status 97 when a layer cannot be put up. Else it goes on without that layer. */
  readonly mustHold: boolean
  readonly without: readonly LayerName[]
  /** Process id of the host. */
  readonly parent: number
  readonly numbers: Readonly<Record<LauncherCall, number>>
  /** Limits of resources, as pairs of RLIMIT_… and its value. */
  readonly limits: readonly (readonly [resource: number, value: number])[]
  /** Files that may be read beside Node and its libraries, where they exist. */
  readonly readable: readonly string[]
  readonly filter: readonly Instruction[]
  /** Pipes that the process is handed beside the bundle's, from descriptor 4 on. */
  readonly handed: number
  /** Arguments of Node. */
  readonly args: readonly string[]
}
