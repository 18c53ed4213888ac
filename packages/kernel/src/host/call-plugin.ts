import type { PluginProcess } from '@galley/sandbox'
import { answerSchemas, hostCallSchemas, toolAnswerSchemas, type JsonSchema } from '@galley/sdk'
import { answerFetch } from '../broker/answer-fetch.ts'
import { answerFilesList, answerFilesOpen, answerFilesRead } from '../broker/answer-files.ts'
import { answerKeptFind, answerKeptFindMany, answerKeptKeep } from '../broker/answer-kept.ts'
import { answerModel } from '../broker/answer-model.ts'
import { answerBodyRead, answerTextRead } from '../broker/answer-pieces.ts'
import { answerRead } from '../broker/answer-read.ts'
import { answerSearch } from '../broker/answer-search.ts'
import type { BrokerServices } from '../broker/broker-services.ts'
import { capabilitiesOf, type Caller } from '../broker/caller.ts'
import type { HostCall } from '../broker/host-call.ts'
import { fault } from '../faults.ts'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import { problemOf } from '../load/problem-of.ts'
import type { RunScope } from '../broker/run-scope.ts'

/** One call of one plugin's operation, at either depth. Without a run the plugin has no capabilities. */
export interface PluginCall extends Omit<Caller, 'run'> {
  readonly operation: string
  readonly input: unknown
  readonly run: RunScope | null
  readonly signal: AbortSignal
}

type Answer = (args: never, call: HostCall) => unknown

const answers: Readonly<Record<string, Answer>> = {
  search: answerSearch,
  read: answerRead,
  'text.read': answerTextRead,
  model: answerModel,
  fetch: answerFetch,
  'files.list': answerFilesList,
  'files.open': answerFilesOpen,
  'files.read': answerFilesRead,
  'kept.find': answerKeptFind,
  'kept.findMany': answerKeptFindMany,
  'kept.keep': answerKeptKeep,
  'body.read': answerBodyRead,
}

/** Calls an operation in a plugin's process, answers its host calls, and validates its answer. Fault PLUGIN_BAD_ANSWER. */
export async function callPlugin(call: PluginCall, process: PluginProcess, services: BrokerServices): Promise<unknown> {
  const { plugin, operation, run, step, depth, role, signal } = call
  const { name } = plugin
  const shown = { step, ...(role === undefined ? {} : { role }) }
  await run?.onPlugin(plugin)
  const answer = await process.call(operation, call.input, {
    capabilities: capabilitiesOf(plugin.grant, run, { depth, isReading: depth === 1 && operation === 'read' }),
    signal,
    timeoutMs: plugin.grant.limits.timeoutMs,
    onHostCall: async (called, args, within) => {
      if (run === null) throw new Error('a call without a run has no capabilities')
      return answerHostCall(called, args, { caller: { ...call, run }, services, signal: within })
    },
    onLog: (level, message) =>
      run?.onEphemeral({ type: 'log', ...shown, text: `${name}: ${level === 'warn' ? 'warning: ' : ''}${message}` }),
    onProgress: (note, fraction) =>
      run?.onEphemeral({ type: 'progress', ...shown, text: note, ...(fraction === undefined ? {} : { fraction }) }),
  })
  const schema = answerSchemaOf(plugin, operation)
  const problem = schema === null ? null : problemOf(services.checkSchema, schema, answer)
  if (problem !== null) throw fault('PLUGIN_BAD_ANSWER', { name, operation, problem })
  return answer
}

/**
 * Answers one host call. That the capability is granted was checked by the sandbox; here the arguments are validated and
 * the capability's own rules applied. Fault PLUGIN_BAD_REQUEST, and each capability's own.
 */
async function answerHostCall(operation: string, args: unknown, call: HostCall): Promise<unknown> {
  const { caller, services } = call
  const { name } = caller.plugin
  const schema = Object.hasOwn(hostCallSchemas, operation) ? hostCallSchemas[operation] : undefined
  const answer = answers[operation]
  if (schema === undefined || answer === undefined)
    throw fault('PLUGIN_BAD_REQUEST', { name, operation, problem: 'there is no such operation' })
  const problem = problemOf(services.checkSchema, schema, args)
  if (problem !== null) throw fault('PLUGIN_BAD_REQUEST', { name, operation, problem })
  return answer(args as never, call)
}

/** Finds the schema of an operation's answer; null for operations that are a tool's own. */
function answerSchemaOf({ role }: LoadedPlugin, operation: string): JsonSchema | null {
  const schemas: Readonly<Record<string, JsonSchema>> = role === undefined ? toolAnswerSchemas : answerSchemas
  return Object.hasOwn(schemas, operation) ? (schemas[operation] ?? null) : null
}
