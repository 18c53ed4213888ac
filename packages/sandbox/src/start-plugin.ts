import { isFault, type Fault } from '@galley/fault'
import { fault } from './faults.ts'
import { createPendingCall, type PendingCall } from './pending-call.ts'
import type { CallOptions, PluginProcess, StartOptions } from './plugin-process.ts'
import { startProcess, type RunnerProcess } from './process.ts'
import { encodeMessage, parseMessage, protocolLimits, type PluginMessage } from './protocol.ts'
import { watchMemory } from './watch-memory.ts'

/** Milliseconds from the start of the process until the bundle is loaded. The time limit of a call is another one. */
const defaultMaxStartMs = 10_000

/** Milliseconds in which a plugin has to end a cancelled call by itself. */
const cancelGraceMs = 2000

/** Private memory that Node needs beside the plugin's heap, in MiB: 13.6 measured at rest, the young generation on top. */
const nodeMemoryMiB = 96

/**
 * Starts a plugin's process and waits until its bundle is loaded. Not a wall against a hostile plugin: the same
 * system user, Node's own permission model. Fault PLUGIN_START_FAILED.
 */
export async function startPlugin(options: StartOptions): Promise<PluginProcess> {
  const { name, limits } = options
  const calls = new Map<number, PendingCall>()
  const ready = Promise.withResolvers<readonly string[]>()
  let ending: Fault | null = null
  let isAlive = true
  let lastId = 0

  const end = (reason: Fault): void => {
    if (ending !== null) return
    ending = reason
    isAlive = false
    runner.kill()
    ready.reject(reason)
    for (const call of calls.values()) call.fail(reason)
    calls.clear()
  }
  const breach = (what: string): void => end(fault('PLUGIN_PROTOCOL', { name, what }))
  const receive = createReceiver(calls, limits.inFlight, ready, breach, name)
  const runner: RunnerProcess = startProcess(
    options,
    (line) => {
      if (ending !== null) return
      const read = parseMessage(line)
      if ('breach' in read) breach(read.breach)
      else receive(read.message)
    },
    () => breach(`a message over ${protocolLimits.maxMessageBytes} bytes`),
  )
  const stopWatching = watchMemory(runner.pid, limits.memoryMiB + nodeMemoryMiB, () =>
    end(fault('PLUGIN_OUT_OF_MEMORY', { name, memory: limits.memoryMiB })),
  )
  void runner.gone.then(({ how, tail }) => {
    stopWatching()
    return end(fault('PLUGIN_DIED', { name, how, tail }))
  })
  const exported = await untilReady(ready.promise, options, end)
  const operations = options.operations.filter((operation) => exported.includes(operation))

  return {
    operations,
    pid: runner.pid,
    get alive() {
      return isAlive
    },
    async call(operation, input, call) {
      call.signal.throwIfAborted()
      if (ending !== null) throw ending
      if (!operations.includes(operation)) throw fault('PLUGIN_NO_OPERATION', { name, operation: operation.slice(0, 80) })
      lastId += 1
      const id = lastId
      const line = encodeMessage({ type: 'call', id, operation, input, capabilities: call.capabilities })
      if (line === null) throw fault('PLUGIN_INPUT_TOO_LARGE', { name, operation })
      const onTimeout = (): void => end(fault('PLUGIN_TIMED_OUT', { name, operation, milliseconds: call.timeoutMs }))
      const { write } = runner
      const { clock } = options
      const pending = createPendingCall({ name, operation, options: call, maxHostCalls: limits.hostCalls, clock, write, onTimeout })
      calls.set(id, pending)
      runner.write(line)
      return untilAborted(pending, call, () => cancel(id, runner, calls, end, name))
    },
    async close() {
      end(fault('PLUGIN_DIED', { name, how: 'closed by the host', tail: 'none' }))
      await runner.gone
    },
  }
}

/** Waits for `ready`; a process that is not ready within its start limit is killed. */
async function untilReady(
  ready: Promise<readonly string[]>,
  { name, maxStartMs = defaultMaxStartMs }: StartOptions,
  end: (reason: Fault) => void,
): Promise<readonly string[]> {
  const onTimeout = (): void => end(fault('PLUGIN_START_FAILED', { name, reason: `it was not ready after ${maxStartMs} ms` }))
  const timer = setTimeout(onTimeout, maxStartMs)
  try {
    return await ready
  } catch (error) {
    if (isFault(error) && error.code === 'PLUGIN_START_FAILED') throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw fault('PLUGIN_START_FAILED', { name, reason }, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

/** Creates the function that takes each message of the plugin to its call. */
function createReceiver(
  calls: Map<number, PendingCall>,
  inFlight: number,
  ready: PromiseWithResolvers<readonly string[]>,
  breach: (what: string) => void,
  name: string,
): (message: PluginMessage) => void {
  let strays = 0
  let open = 0
  const callOf = (id: number): PendingCall | undefined => {
    const call = calls.get(id)
    if (call !== undefined) return call
    strays += 1
    if (strays > protocolLimits.maxStrays) breach(`more than ${protocolLimits.maxStrays} messages of no call`)
    return undefined
  }
  return (message) => {
    if (message.type === 'ready') return ready.resolve(message.operations)
    if (message.type === 'failed') return ready.reject(new Error(message.reason))
    const call = callOf(message.call)
    if (call === undefined) return undefined
    if (message.type === 'result') {
      calls.delete(message.call)
      return call.finish(message)
    }
    if (message.type === 'hostCall') {
      open += 1
      if (open > inFlight) return breach(`more than ${inFlight} host calls at once`)
      return void call.answer(message).finally(() => {
        open -= 1
      })
    }
    const fate = call.countNote()
    if (fate === 'flood') return breach(`${name} logs without end`)
    if (fate === 'drop') return undefined
    return message.type === 'log'
      ? call.options.onLog(message.level, message.message)
      : call.options.onProgress(message.note, message.fraction)
  }
}

/** Waits for the call's answer, and throws its signal's reason as soon as that is aborted. */
async function untilAborted(pending: PendingCall, { signal }: CallOptions, onAbort: () => void): Promise<unknown> {
  const aborted = Promise.withResolvers<never>()
  const listener = (): void => {
    onAbort()
    aborted.reject(signal.reason)
  }
  signal.addEventListener('abort', listener, { once: true })
  try {
    return await Promise.race([pending.done, aborted.promise])
  } finally {
    signal.removeEventListener('abort', listener)
    pending.done.catch(() => undefined)
  }
}

/** Tells the plugin to stop, and ends the process when it has not after the grace. */
function cancel(id: number, runner: RunnerProcess, calls: Map<number, PendingCall>, end: (reason: Fault) => void, name: string): void {
  runner.write(encodeMessage({ type: 'cancel', id }) ?? '')
  const timer = setTimeout(
    () => end(fault('PLUGIN_DIED', { name, how: 'it did not stop when its call was cancelled', tail: 'none' })),
    cancelGraceMs,
  )
  const call = calls.get(id)
  void call?.done.catch(() => undefined).finally(() => clearTimeout(timer))
}
