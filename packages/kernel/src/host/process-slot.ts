import type { PluginProcess } from '@galley/sandbox'
import type { Sleep } from '../sleep.ts'

/** When a plugin's process is replaced, and when it is ended. */
interface Rest {
  /** Calls after which it is replaced; those under way in it are finished first. */
  readonly maxCalls: number
  /** Private memory, in MiB, with which it is replaced once a call is over. */
  readonly maxMiB: number
  /** Milliseconds without a call after which it is ended. */
  readonly maxIdleMs: number
}

/** Rest of most plugins. */
export const usualRest: Rest = { maxCalls: Infinity, maxMiB: Infinity, maxIdleMs: 60_000 }

/**
 * Rest of plugins that read: parsing pages leaves memory behind, and the heap that a large document needed is not given back.
 */
export const readerRest: Rest = { maxCalls: 50, maxMiB: 256, maxIdleMs: 5000 }

/** One plugin's process: started at first use, used by every call, replaced when it is dead or worn out, ended when nobody needs it. */
export interface ProcessSlot {
  use<T>(work: (process: PluginProcess) => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Running {
  readonly process: Promise<PluginProcess>
  calls: number
  active: number
  /** True when it is dead, or has grown too large for another call. */
  isSpent: boolean
  /** Ends its rest: it is needed again, or gone. */
  wake: AbortController | null
}

/** Creates the slot of a plugin, without a process yet; `start` makes one, and the rest says when it is replaced and when it is ended. */
export function createProcessSlot(start: () => Promise<PluginProcess>, { maxCalls, maxMiB, maxIdleMs }: Rest, sleep: Sleep): ProcessSlot {
  let current: Running | null = null
  const retiring = new Set<Running>()
  const end = async (running: Running): Promise<void> => {
    retiring.delete(running)
    running.wake?.abort()
    const process = await running.process.catch(() => null)
    await process?.close()
  }
  const retire = (): void => {
    if (current === null) return
    retiring.add(current)
    if (current.active === 0) void end(current)
    current = null
  }
  const rest = async (running: Running): Promise<void> => {
    const { signal } = (running.wake = new AbortController())
    await sleep(maxIdleMs, signal)
    if (!signal.aborted && current === running) retire()
  }
  const acquire = async (): Promise<{ running: Running; process: PluginProcess }> => {
    if (current !== null && (current.isSpent || current.calls >= maxCalls)) retire()
    const running = (current ??= { process: start(), calls: 0, active: 0, isSpent: false, wake: null })
    running.wake?.abort()
    running.calls += 1
    running.active += 1
    try {
      const process = await running.process
      // It may have died while nobody asked anything of it; one that was started for this call gets no second chance.
      if (process.alive || running.calls === 1) return { running, process }
    } catch (error) {
      running.active -= 1
      if (current === running) current = null
      throw error
    }
    running.active -= 1
    if (current === running) retire()
    return acquire()
  }
  return {
    async use(work) {
      const { running, process } = await acquire()
      try {
        return await work(process)
      } finally {
        running.active -= 1
        // Its memory is a file to read, after each call.
        running.isSpent ||= !process.alive || (maxMiB < Infinity && (process.privateMiB() ?? 0) > maxMiB)
        if (running.active === 0) void (current === running ? rest(running) : end(running))
      }
    },
    async close() {
      const all = [...retiring, ...(current === null ? [] : [current])]
      current = null
      await Promise.all(all.map(end))
    },
  }
}
