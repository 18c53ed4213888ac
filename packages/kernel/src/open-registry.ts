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

/** The plugins of a kernel, each verified or refused. A refused one is verified again whenever it is asked for. */
export interface Registry<Ref extends PluginRef> {
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

/** Loads and verifies every plugin; one that is refused is listed with its fault and can be loaded again. */
export async function openRegistry<Ref extends PluginRef>(options: KernelOptions<Ref>): Promise<Registry<Ref>> {
  const { plugins, verify, wall, checkSchema, operator = {} } = options
  const results = new Map<string, LoadResult<Ref>>()
  const underway = new Map<Ref, Promise<Verified>>()

  const load = async (ref: Ref): Promise<Verified> => {
    try {
      const verified = await loadPlugin(ref, verify, operator[ref.name] ?? {}, checkSchema)
      results.set(ref.name, { ref, plugin: verified.plugin })
      return verified
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      const refusal = isFault(error) ? error : fault('PLUGIN_BAD_MANIFEST', { name: ref.name, problem }, { cause: error })
      results.set(ref.name, { ref, refusal })
      throw refusal
    }
  }
  /** Loads a refused plugin again, once for all who ask meanwhile. */
  const reload = async (ref: Ref): Promise<LoadedPlugin> => {
    const reloading = underway.get(ref) ?? load(ref).finally(() => underway.delete(ref))
    underway.set(ref, reloading)
    return (await reloading).plugin
  }
  const resultOf = (name: string): LoadResult<Ref> => {
    const result = results.get(name)
    if (result === undefined) throw fault('PLUGIN_NOT_FOUND', { name: name.slice(0, 100) })
    return result
  }
  const find = async (name: string): Promise<LoadedPlugin> => {
    const result = resultOf(name)
    await checkWall(result.ref, wall)
    return 'refusal' in result ? reload(result.ref) : result.plugin
  }
  const recordBehindWall = async (result: LoadResult<Ref>): Promise<PluginRecord> => {
    try {
      await checkWall(result.ref, wall)
      return recordOf(result)
    } catch (error) {
      return recordOf({ ref: result.ref, refusal: error as Fault })
    }
  }
  const recheck = async (): Promise<void> => {
    for (const result of results.values()) if ('refusal' in result) await reload(result.ref).catch(() => undefined)
  }
  for (const ref of plugins) await load(ref).catch(() => undefined)
  return {
    load,
    refOf: (name) => resultOf(name).ref,
    forget: (name) => void results.delete(name),
    find,
    async records() {
      await recheck()
      return Promise.all([...results.values()].map(recordBehindWall))
    },
    async record(name) {
      await find(name).catch(() => undefined)
      return recordBehindWall(resultOf(name))
    },
  }
}
