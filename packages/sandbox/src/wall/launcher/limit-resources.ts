import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** Lowers the limits of resources, for good (prlimit(2)). A limit that is lower already stays. */
export function limitResources({ call }: SystemCalls, { limits }: LauncherPlan): void {
  for (const [resource, value] of limits) {
    const now = Buffer.alloc(16)
    call('prlimit64', 0, resource, 0, now)
    const lowest = [BigInt(value), now.readBigUInt64LE(8)].reduce((one, other) => (one < other ? one : other))
    const limit = Buffer.alloc(16)
    limit.writeBigUInt64LE(lowest, 0)
    limit.writeBigUInt64LE(lowest, 8)
    call('prlimit64', 0, resource, limit, 0)
  }
}
