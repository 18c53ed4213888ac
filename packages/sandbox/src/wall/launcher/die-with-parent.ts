import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** Makes the kernel kill this process when the host ends, however it ends (PR_SET_PDEATHSIG with SIGKILL). */
export function dieWithParent({ call }: SystemCalls, { parent }: LauncherPlan): void {
  call('prctl', 1, 9)
  // Told too late when the host ended just before.
  if (process.ppid !== parent) process.exit(1)
}
