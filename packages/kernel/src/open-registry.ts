import { setImmediate as turn } from 'node:timers/promises'
import { isFault, type Fault } from '@galley/fault'
import { fault } from './faults.ts'
import type { KernelOptions } from './kernel.ts'
import { checkWall } from './load/check-wall.ts'
import { recordOf, type LoadResult, type PluginRecord } from './plugin-record.ts'
import type { PluginRef } from './plugin-ref.ts'
import { loadPlugin } from './load/load-plugin.ts'
import type { LoadedPlugin } from './load/loaded-plugin.ts'

/** A plugin that was verified just now. */
type Verified = Awaited<ReturnType<typeof loadPlugin>>

/** The plugins of a kernel, each verified or refused. One that is not verified is verified whenever it is asked for. */
export interface Registry<Ref extends PluginRef> {
  /** Verifies those that nobody has asked for yet, one a turn; one that is refused is listed with its fault and can be loaded again. */
  readonly loadRest: () => Promise<void>
  /** Verifies a ref in place of the one with its name. Throws what refuses it. */
  readonly load: (ref: Ref) => Promise<Verified>
  /** Fault PLUGIN_NOT_FOUND. */
  readonly refOf: (name: string) => Ref
  /** Takes a plugin out. */
  readonly forget: (name: string) => void
  /** Finds a verified plugin; one from elsewhere waits for the wall. Faults PLUGIN_NOT_FOUND, WALL_NOT_STRONG_ENOUGH, or the one that refused it. */
  readonly find: (name: string) => Promise<LoadedPlugin>
  readonly records: () => Promise<readonly PluginRecord[]>
  /** Fault PLUGIN_NOT_FOUND. */
  readonly record: (name: string) => Promise<PluginRecord>
}

/** Opens a registry in which nothing is verified yet. */
export function openRegistry<Ref extends PluginRef>(options: KernelOptions<Ref>): Registry<Ref> {
  const refs = new Map(options.plugins.map((ref) => [ref.name, ref]))
  const results = new Map<string, LoadResult<Ref>>()
  const { load, loadOnce, loadToStart } = createLoader(options, (result) => {
    refs.set(result.ref.name, result.ref)
    results.set(result.ref.name, result)
  })
  const refOf = (name: string): Ref => {
    const ref = refs.get(name)
    if (ref === undefined) throw fault('PLUGIN_NOT_FOUND', { name: name.slice(0, 100) })
    return ref
  }
  const find = async (name: string): Promise<LoadedPlugin> => {
    const ref = refOf(name)
    await checkWall(ref, options.wall)
    const result = results.get(name)
    return result !== undefined && 'plugin' in result ? result.plugin : loadToStart(ref)
  }
  const recordOfRef = async (ref: Ref): Promise<PluginRecord> => {
    try {
      return recordOf({ ref, plugin: await find(ref.name) })
    } catch (error) {
      return recordOf({ ref, refusal: error as Fault })
    }
  }
  return {
    async loadRest() {
      for (const ref of refs.values()) {
        // Between two of them, a process that is starting is handed its bundle.
        await turn()
        if (!results.has(ref.name)) await loadOnce(ref).catch(() => undefined)
      }
    },
    load,
    refOf,
    forget(name) {
      refs.delete(name)
      results.delete(name)
    },
    find,
    records: async () => Promise.all([...refs.values()].map(recordOfRef)),
    record: async (name) => recordOfRef(refOf(name)),
  }
}

/** Verifies plugins, and hands on what came of it. */
interface Loader<Ref extends PluginRef> {
  /** Verifies a plugin for a start of its process, or takes what `loadToStart` verified in the same turn of the event loop. */
  readonly load: (ref: Ref) => Promise<Verified>
  /** Verifies a plugin that is not verified, once for all who ask meanwhile. */
  readonly loadOnce: (ref: Ref) => Promise<Verified>
  /** Verifies it so for one who starts it next. */
  readonly loadToStart: (ref: Ref) => Promise<LoadedPlugin>
}

function createLoader<Ref extends PluginRef>(
  { verify, checkSchema, operator = {} }: KernelOptions<Ref>,
  settle: (result: LoadResult<Ref>) => void,
): Loader<Ref> {
  const underway = new Map<Ref, Promise<Verified>>()
  const loadAnew = async (ref: Ref): Promise<Verified> => {
    try {
      const verified = await loadPlugin(ref, verify, operator[ref.name] ?? {}, checkSchema)
      settle({ ref, plugin: verified.plugin })
      return verified
    } catch (error) {
      const refusal = refusalOf(ref, error)
      settle({ ref, refusal })
      throw refusal
    }
  }
  const loadOnce = async (ref: Ref): Promise<Verified> => {
    const loading = underway.get(ref) ?? loadAnew(ref).finally(() => underway.delete(ref))
    underway.set(ref, loading)
    return loading
  }
  const fresh = new Map<Ref, Verified>()
  return {
    load: async (ref) => fresh.get(ref) ?? loadAnew(ref),
    loadOnce,
    async loadToStart(ref) {
      const verified = await loadOnce(ref)
      fresh.set(ref, verified)
      void turn().then(() => fresh.delete(ref))
      return verified.plugin
    },
  }
}

/** The fault that refuses a plugin; one whose manifest broke what reads it has no other. */
function refusalOf({ name }: PluginRef, error: unknown): Fault {
  const problem = error instanceof Error ? error.message : String(error)
  return isFault(error) ? error : fault('PLUGIN_BAD_MANIFEST', { name, problem }, { cause: error })
}
