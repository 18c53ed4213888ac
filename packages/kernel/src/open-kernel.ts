import { setTimeout as sleep } from 'node:timers/promises'
import { isFault } from '@galley/fault'
import { startPlugin, type PluginProcess } from '@galley/sandbox'
import { createBodies } from './broker/bodies.ts'
import type { BrokerServices } from './broker/broker-services.ts'
import { fault } from './faults.ts'
import { createSafeFetch } from './fetch/safe-fetch.ts'
import { callPlugin, type PluginCall } from './host/call-plugin.ts'
import { createProcessSlot, type ProcessSlot } from './host/process-slot.ts'
import type { Kernel, KernelOptions } from './kernel.ts'
import { loadPlugin } from './load/load-plugin.ts'
import type { LoadedPlugin } from './load/loaded-plugin.ts'
import { recordOf, type LoadResult } from './plugin-record.ts'
import type { PluginRef } from './plugin-ref.ts'

/** Calls after which a plugin that reads is started anew: parsing pages leaves memory behind. */
const maxReads = 50

/** Verifies every plugin and answers the kernel; a plugin that is refused does not keep it from opening. */
export async function openKernel<Ref extends PluginRef>(options: KernelOptions<Ref>): Promise<Kernel<Ref>> {
  const { verify, node, clock, checkSchema, operator = {} } = options
  const loaded = new Map<string, LoadResult<Ref>>()
  const slots = new Map<string, ProcessSlot>()

  const load = async (ref: Ref): ReturnType<typeof loadPlugin> => {
    try {
      const result = await loadPlugin(ref, verify, operator[ref.name] ?? {}, checkSchema)
      loaded.set(ref.name, { ref, plugin: result.plugin })
      return result
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      const refusal = isFault(error) ? error : fault('PLUGIN_BAD_MANIFEST', { name: ref.name, problem }, { cause: error })
      loaded.set(ref.name, { ref, refusal })
      throw refusal
    }
  }
  /** Starts the plugin that was verified just now, whatever happened to its files since the kernel was opened. */
  const start = async (name: string): Promise<PluginProcess> => {
    const { plugin, code } = await load(loadedPlugin(name, loaded).ref)
    return startPlugin({ name, code, operations: plugin.operations, limits: plugin.grant.limits, node, clock })
  }
  const slotOf = (name: string, isReader: boolean): ProcessSlot => {
    const slot = slots.get(name) ?? createProcessSlot(() => start(name), isReader ? maxReads : Infinity)
    slots.set(name, slot)
    return slot
  }
  const perform = (call: PluginCall): Promise<unknown> => {
    const slot = slotOf(call.plugin.name, call.plugin.operations.includes('read'))
    return slot.use((process) => callPlugin(call, process, services))
  }
  const services: BrokerServices = {
    clock,
    checkSchema,
    providing: (operation) => providerOf(operation, loaded),
    safeFetch: createSafeFetch({ ...options.fetch, clock, sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }) }),
    callTool: async ({ tool, caller: { run, step, role }, ...call }) =>
      perform({ ...call, plugin: loadedPlugin(tool, loaded).plugin, run, step, depth: 1, role }),
  }

  for (const ref of options.plugins) await load(ref).catch(() => undefined)
  return {
    plugins: () => [...loaded.values()].map(recordOf),
    plugin: (name) => recordOf(resultOf(name, loaded)),
    async call({ plugin: name, base, ...call }) {
      call.signal.throwIfAborted()
      const { plugin } = loadedPlugin(name, loaded)
      return perform({ ...call, plugin, depth: base === undefined ? 0 : 1, role: plugin.role, base, bodies: createBodies() })
    },
    async replace(ref) {
      const slot = slots.get(ref.name)
      slots.delete(ref.name)
      await load(ref).catch(() => undefined)
      await slot?.close()
      return recordOf(resultOf(ref.name, loaded))
    },
    async close() {
      await Promise.all([...slots.values()].map((slot) => slot.close()))
      slots.clear()
    },
  }
}

type Loaded<Ref extends PluginRef> = ReadonlyMap<string, LoadResult<Ref>>

/** Fault PLUGIN_NOT_FOUND. */
function resultOf<Ref extends PluginRef>(name: string, loaded: Loaded<Ref>): LoadResult<Ref> {
  const result = loaded.get(name)
  if (result === undefined) throw fault('PLUGIN_NOT_FOUND', { name: name.slice(0, 100) })
  return result
}

/** Faults PLUGIN_NOT_FOUND, or the one that refused the plugin. */
function loadedPlugin<Ref extends PluginRef>(name: string, loaded: Loaded<Ref>): { readonly ref: Ref; readonly plugin: LoadedPlugin } {
  const result = resultOf(name, loaded)
  if ('refusal' in result) throw result.refusal
  return result
}

/** Finds the first verified plugin that provides an operation. */
function providerOf(operation: string, loaded: Loaded<PluginRef>): LoadedPlugin | null {
  for (const result of loaded.values())
    if ('plugin' in result && result.plugin.manifest.provides?.includes(operation) === true) return result.plugin
  return null
}
