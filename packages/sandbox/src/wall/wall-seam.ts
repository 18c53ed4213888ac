import type { LayerName } from './layer-name.ts'
import type { Machine } from './plan-launch.ts'

/** Parts that a test takes away from the wall around one process, or puts into it. The product never does. */
export interface WallSeam {
  readonly without?: readonly LayerName[]
  /** Another machine than this one. */
  readonly machine?: Machine
  /** Text that is run in the process before the runner. */
  readonly prelude?: string
  /** Puts the whole command behind another one. */
  readonly through?: (command: readonly [string, ...string[]], execPath: string) => readonly [string, ...string[]]
}
