import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** Closes, at the start of the program, every file but input, output, errors, the bundle and what was handed over (close_range(2), CLOSE_RANGE_CLOEXEC). */
export function closeDescriptors({ call }: SystemCalls, { handed }: LauncherPlan): void {
  call('close_range', 4 + handed, 0xffff_ffff, 4)
}
