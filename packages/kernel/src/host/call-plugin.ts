import type { PluginProcess } from '@galley/sandbox'
import { fault as sandboxFault } from '@galley/sandbox'
import type { Role } from '@galley/sdk'
import { answerAsk } from '../broker/answer-ask.ts'
import type { Asker } from '../broker/asker.ts'
import type { Bodies } from '../broker/bodies.ts'
import type { BrokerServices } from '../broker/broker-services.ts'
import { capabilitiesOf } from '../broker/capabilities.ts'
import { fault } from '../faults.ts'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import { problemOf } from '../load/problem-of.ts'
import type { RunScope } from '../run-scope.ts'
import { answerSchemaOf } from './answer-schema.ts'

/** One call of one plugin's operation, at whatever depth. */
export interface PluginCall {
  readonly plugin: LoadedPlugin
  readonly operation: string
  readonly input: unknown
  readonly run: RunScope | null
  readonly step: string
  readonly depth: 0 | 1
  readonly role?: Role
  readonly base?: string
  readonly bodies: Bodies
  readonly signal: AbortSignal
}

/** Faults PLUGIN_NO_OPERATION. */
export function checkOperation({ name, operations }: LoadedPlugin, operation: string): void {
  if (!operations.includes(operation)) throw sandboxFault('PLUGIN_NO_OPERATION', { name, operation: operation.slice(0, 80) })
}

/** Calls an operation in a plugin's process, brokers what it asks for, and validates what it answers. Fault PLUGIN_BAD_ANSWER. */
export async function callPlugin(call: PluginCall, process: PluginProcess, services: BrokerServices): Promise<unknown> {
  const { plugin, operation, run, step, depth, role, bodies, base, signal } = call
  const shown = { step, ...(role === undefined ? {} : { role }) }
  const asker: Asker | null = run === null ? null : { plugin, run, depth, bodies, ...shown, ...(base === undefined ? {} : { base }) }
  const answer = await process.call(operation, call.input, {
    capabilities: capabilitiesOf(plugin.grant, run, depth),
    signal,
    timeoutMs: plugin.grant.limits.timeoutMs,
    onHostCall: async (asked, args, within) => {
      if (asker === null) throw sandboxFault('CAPABILITY_DENIED', { name: plugin.name, capability: asked })
      return answerAsk(asked, args, asker, services, within)
    },
    onLog: (level, message) =>
      run?.onEphemeral({ type: 'log', ...shown, text: `${plugin.name}: ${level === 'warn' ? 'warning: ' : ''}${message}` }),
    onProgress: (note, fraction) =>
      run?.onEphemeral({ type: 'progress', ...shown, text: note, ...(fraction === undefined ? {} : { fraction }) }),
  })
  const schema = answerSchemaOf(plugin, operation)
  const problem = schema === null ? null : problemOf(services.checkSchema, schema, answer)
  if (problem !== null) throw fault('PLUGIN_BAD_ANSWER', { name: plugin.name, operation, problem })
  return answer
}
