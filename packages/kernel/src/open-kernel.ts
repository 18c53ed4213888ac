import { startPlugin, type PluginProcess } from '@galley/sandbox'
import { answerRead } from './broker/answer-read.ts'
import { createBodies } from './broker/bodies.ts'
import type { BrokerServices } from './broker/broker-services.ts'
import { handOver } from './broker/hand-over.ts'
import { createRobots } from './fetch/robots.ts'
import { createSafeFetch } from './fetch/safe-fetch.ts'
import { cutGrant } from './grant/grant.ts'
import { callPlugin, type PluginCall } from './host/call-plugin.ts'
import { createProcessSlots } from './host/process-slots.ts'
import type { Kernel, KernelOptions } from './kernel.ts'
import { checkWall } from './load/check-wall.ts'
import { openRegistry, type Registry } from './open-registry.ts'
import type { PluginRef } from './plugin-ref.ts'

/** Processes that are started side by side before they are needed. */
const startedTogether = 2

/** Verifies every plugin and answers the kernel; a plugin that is refused does not keep it from opening. */
export async function openKernel<Ref extends PluginRef>(options: KernelOptions<Ref>): Promise<Kernel<Ref>> {
  const { wall, clock, sleep, checkSchema } = options
  // The test goes on while the kernel opens; only who needs it waits for it.
  if (options.plugins.some(({ kind }) => kind === 'installed')) void wall().catch(() => undefined)
  const registry = openRegistry(options)
  const slots = createProcessSlots(async (name) => startVerified(registry, name, options), sleep)
  const perform = (call: PluginCall): Promise<unknown> => slots.use(call.plugin, (process) => callPlugin(call, process, services))
  const safeFetch = createSafeFetch({ ...options.fetch, clock, sleep: abortable(sleep) })
  const services: BrokerServices = {
    clock,
    checkSchema,
    find: registry.find,
    secretOf: options.secretOf ?? (() => undefined),
    safeFetch,
    mayRead: createRobots(safeFetch, clock),
    domains: options.fetch.policy,
    callTool: async ({ tool, caller: { run, step, role }, ...call }) =>
      perform({ ...call, plugin: await registry.find(tool), run, step, depth: 1, role }),
  }
  const prepare = (plugins: readonly string[]): Promise<void> =>
    inTurns(plugins, async (name) => slots.use(await registry.find(name), async () => undefined))
  void prepare(options.soon ?? [])
  await registry.loadRest()

  return {
    plugins: registry.records,
    plugin: registry.record,
    async call({ plugin: name, base, grant, asTool = false, ...call }) {
      call.signal.throwIfAborted()
      const found = await registry.find(name)
      const plugin = grant === undefined ? found : { ...found, grant: cutGrant(found.grant, grant) }
      const bodies = createBodies()
      const reading = call.operation === 'read' && plugin.role === undefined ? call.run : null
      const input = reading === null ? call.input : await handOver(call.input, { run: reading, bodies, services, signal: call.signal })
      return perform({ ...call, input, plugin, depth: asTool || reading !== null ? 1 : 0, role: plugin.role, base, bodies })
    },
    read: (reading) => readFor(registry, services, reading),
    prepare,
    sourceMap: async (name) => (await registry.load(registry.refOf(name))).map,
    async replace(ref) {
      const endOld = slots.take(ref.name)
      await registry.load(ref).catch(() => undefined)
      await endOld()
      return registry.record(ref.name)
    },
    async forget(name) {
      const end = slots.take(name)
      registry.forget(name)
      await end()
    },
    close: () => slots.close(),
  }
}

/** Reads an address as a plugin would have it read, whatever is left of its quota: it is the host that asks. */
async function readFor<Ref extends PluginRef>(
  registry: Registry<Ref>,
  services: BrokerServices,
  { address, as, run, step, signal }: Parameters<Kernel['read']>[0],
): ReturnType<Kernel['read']> {
  const found = await registry.find(as)
  const permissions = { ...found.grant.permissions, read: { maxPages: Infinity } }
  const plugin = { ...found, grant: { ...found.grant, permissions } }
  const caller = { plugin, run, step, depth: 0 as const, role: plugin.role, base: undefined, bodies: createBodies() }
  return answerRead({ address }, { caller, services, signal })
}

/** Starts the plugin that was verified just now, whatever happened to its files since the kernel was opened. */
async function startVerified<Ref extends PluginRef>(
  registry: Registry<Ref>,
  name: string,
  { node, wall, pinned }: Pick<KernelOptions<Ref>, 'node' | 'wall' | 'pinned'>,
): Promise<PluginProcess> {
  const ref = registry.refOf(name)
  await checkWall(ref, wall)
  const { plugin, code } = await registry.load(ref)
  const { operations, grant } = plugin
  const files = (await pinned?.(name)) ?? {}
  return startPlugin({ name, code, operations, limits: grant.limits, node, needsWall: ref.kind === 'installed', pinned: files })
}

/** Works through names in their order, `startedTogether` at a time; what fails keeps nothing else from its turn. */
async function inTurns(names: readonly string[], work: (name: string) => Promise<void>): Promise<void> {
  const rest = names.values()
  const takeRest = async (): Promise<void> => {
    for (const name of rest) await work(name).catch(() => undefined)
  }
  await Promise.all(Array.from({ length: startedTogether }, takeRest))
}

/** Turns a sleep that ends early on abort into one that throws the reason then. */
function abortable(sleep: KernelOptions<PluginRef>['sleep']): KernelOptions<PluginRef>['sleep'] {
  return async (milliseconds, signal) => {
    await sleep(milliseconds, signal)
    signal.throwIfAborted()
  }
}
