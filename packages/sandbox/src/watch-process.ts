import type { PendingCall } from './pending-call.ts'
import { openProcessUsage } from './process-usage.ts'

/** Milliseconds between two looks at a process that starts or has a call in it. */
const busyMs = 100

/** Milliseconds between two looks at an idle process, of which only its CPU time is read. */
const idleMs = 2000

/** CPU milliseconds that a process may use between two calls: a garbage collection and late compiling take less. */
const maxIdleCpuMs = 1000

/** Threads of a process at most; Node starts about ten. */
const maxThreads = 64

/** A watch over a process: charges its CPU time to its calls, and its memory to nobody but itself. */
export interface ProcessWatch {
  /** Charges the CPU time since the last look. Called before anything changes about who is to be charged. */
  readonly charge: () => void
  /** Sets the pace of looking; called when it is ready, and when a call begins or ends. */
  readonly pace: () => void
  /** Private memory of the process, in MiB; null where it cannot be read. */
  readonly privateMiB: () => number | null
  stop(): void
}

/** A process to be watched. */
export interface WatchOptions {
  readonly pid: number
  /** The calls in the process, as they come and go. */
  readonly calls: ReadonlyMap<number, PendingCall>
  /** False while it starts. */
  readonly isReady: () => boolean
  readonly maxMemoryMiB: number
  readonly onMemory: () => void
  readonly onIdleCpu: () => void
  readonly onThreads: () => void
}

/**
 * Watches a process. CPU time is shared among the calls that do not wait for the host, or among all when all wait: what is used
 * beside open host calls is used by somebody. Memory is read while it starts and while there is a call: a heap limit does not cover array buffers.
 */
export function watchProcess({ pid, calls, isReady, maxMemoryMiB, onMemory, onIdleCpu, onThreads }: WatchOptions): ProcessWatch {
  const usage = openProcessUsage(pid)
  let seen = usage.cpuMs()
  let idle = 0
  let timer: NodeJS.Timeout | null = null
  let wasIdle: boolean | null = null
  const isIdle = (): boolean => isReady() && calls.size === 0

  const charge = (): void => {
    const now = usage.cpuMs()
    if (now === null || seen === null) return
    const used = now - seen
    seen = now
    if (used === 0) return
    const all = [...calls.values()]
    const working = all.filter((call) => !call.isWaiting())
    const charged = working.length > 0 ? working : all
    for (const call of charged) call.charge(used / charged.length)
    idle = isIdle() ? idle + used : 0
    if (idle > maxIdleCpuMs) onIdleCpu()
  }
  const look = (): void => {
    charge()
    if (isIdle()) return
    if ((usage.privateMiB() ?? 0) > maxMemoryMiB) onMemory()
    if ((usage.threads() ?? 0) > maxThreads) onThreads()
  }
  const watch: ProcessWatch = {
    charge,
    pace() {
      if (seen === null || wasIdle === isIdle()) return
      wasIdle = isIdle()
      if (timer !== null) clearInterval(timer)
      timer = setInterval(look, wasIdle ? idleMs : busyMs)
      timer.unref()
    },
    privateMiB: () => usage.privateMiB(),
    stop() {
      if (timer !== null) clearInterval(timer)
      timer = null
      seen = null
      usage.close()
    },
  }
  watch.pace()
  return watch
}
