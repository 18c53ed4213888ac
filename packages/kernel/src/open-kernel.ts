import { setTimeout as sleep } from 'node:timers/promises'
import { startPlugin, type PluginProcess } from '@galley/sandbox'
import { createBodies } from './broker/bodies.ts'
import type { BrokerServices } from './broker/broker-services.ts'
import { createSafeFetch } from './fetch/safe-fetch.ts'
import { callPlugin, type PluginCall } from './host/call-plugin.ts'
import { createProcessSlot, type ProcessSlot } from './host/process-slot.ts'
import type { Kernel, KernelOptions } from './kernel.ts'
import { loadPlugin } from './load/load-plugin.ts'
import type { PluginRecord } from './plugin-record.ts'
import type { PluginRef } from './plugin-ref.ts'
import { createRegistry, refusalOf } from './registry/registry.ts'

/** Calls after which a plugin that reads is started anew: parsing pages leaves memory behind. */
const maxReads = 50

/** Verifies every plugin and answers the kernel; a plugin that is refused does not keep it from opening. */
export async function openKernel<Ref extends PluginRef>(options: KernelOptions<Ref>): Promise<Kernel<Ref>> {
  const { verify, node, clock, checkSchema, operator = {} } = options
  const registry = createRegistry<Ref>()
  const slots = new Map<string, ProcessSlot>()

  const load = async (ref: Ref): ReturnType<typeof loadPlugin> => {
    try {
      const loaded = await loadPlugin(ref, verify, operator[ref.name] ?? {}, checkSchema)
      registry.set({ ref, plugin: loaded.plugin })
      return loaded
    } catch (error) {
      const refusal = refusalOf(ref.name, error)
      registry.set({ ref, refusal })
      throw refusal
    }
  }
  /** Starts the plugin that was verified just now, whatever happened to its files since the kernel was opened. */
  const start = async (name: string): Promise<PluginProcess> => {
    const { plugin, code } = await load(registry.get(name).ref)
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
    providing: (operation) => registry.providing(operation),
    safeFetch: createSafeFetch({ ...options.fetch, clock, sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }) }),
    callTool: async ({ tool, caller: { run, step, role }, ...call }) =>
      perform({ ...call, plugin: registry.get(tool).plugin, run, step, depth: 1, role }),
  }

  for (const ref of options.plugins) await load(ref).catch(() => undefined)
  return {
    plugins: () => registry.records(),
    async call({ plugin: name, operation, input, run, step, signal }) {
      signal.throwIfAborted()
      const { plugin } = registry.get(name)
      return perform({ plugin, operation, input, run, step, depth: 0, role: plugin.role, base: undefined, bodies: createBodies(), signal })
    },
    async replace(ref): Promise<PluginRecord> {
      const slot = slots.get(ref.name)
      slots.delete(ref.name)
      await load(ref).catch(() => undefined)
      await slot?.close()
      const record = registry.records().find(({ name }) => name === ref.name)
      if (record === undefined) throw new Error('a plugin that was just set is in the registry')
      return record
    },
    async close() {
      await Promise.all([...slots.values()].map((slot) => slot.close()))
      slots.clear()
    },
  }
}
