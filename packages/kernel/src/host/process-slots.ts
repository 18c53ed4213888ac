import type { PluginProcess } from '@galley/sandbox'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import { createProcessSlot, readerRest, usualRest, type ProcessSlot } from './process-slot.ts'
import type { Sleep } from '../sleep.ts'

/** Processes of all plugins, one slot a plugin. */
export interface ProcessSlots {
  /** Lets work use a plugin's process, which is started where there is none. */
  use<T>(plugin: LoadedPlugin, work: (process: PluginProcess) => Promise<T>): Promise<T>
  /** Takes a plugin's process out of use at once; the returned function ends it. */
  take(name: string): () => Promise<void>
  /** Ends all of them; nothing is started any more. */
  close(): Promise<void>
}

/** Creates the slots, all of them empty. */
export function createProcessSlots(start: (name: string) => Promise<PluginProcess>, sleep: Sleep): ProcessSlots {
  const slots = new Map<string, ProcessSlot>()
  let isClosed = false
  const startOpen = async (name: string): Promise<PluginProcess> => {
    if (isClosed) throw new Error('The plugins were closed.')
    return start(name)
  }
  return {
    use: async ({ name, operations }, work) => {
      const rest = operations.includes('read') ? readerRest : usualRest
      const slot = slots.get(name) ?? createProcessSlot(() => startOpen(name), rest, sleep)
      slots.set(name, slot)
      return slot.use(work)
    },
    take: (name) => {
      const slot = slots.get(name)
      slots.delete(name)
      return async () => slot?.close()
    },
    close: async () => {
      isClosed = true
      await Promise.all([...slots.values()].map((slot) => slot.close()))
      slots.clear()
    },
  }
}
