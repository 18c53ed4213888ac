import { isFault, type Fault } from '@galley/fault'
import { fault } from './faults.ts'
import { createReceiver } from './create-receiver.ts'
import { createPendingCall, type PendingCall, type PendingCallOptions } from './pending-call.ts'
import type { CallOptions, PluginProcess, StartOptions } from './plugin-process.ts'
import { maxMemoryMiB, startProcess, type RunnerProcess } from './process.ts'
import { encodeMessage, parseMessage, protocolLimits } from './protocol.ts'
import { processorOf, thisMachine } from './wall/plan-launch.ts'
import type { WallSeam } from './wall/wall-seam.ts'
import { watchProcess, type ProcessWatch, type WatchOptions } from './watch-process.ts'

/** Milliseconds from the start of the process until the bundle is loaded. The time limit of a call is another one. */
const defaultMaxStartMs = 10_000

/** Milliseconds in which a plugin has to end a cancelled call by itself. */
const cancelGraceMs = 2000

/** Starts a plugin's process behind the wall and waits until its bundle is loaded. Fault PLUGIN_START_FAILED. */
export async function startPlugin(options: StartOptions): Promise<PluginProcess> {
  return startPluginBehind(options, {})
}

/** As `startPlugin`, behind a wall from which a test took something away. */
export async function startPluginBehind(options: StartOptions, seam: WallSeam): Promise<PluginProcess> {
  const { name, needsWall = false } = options
  const machine = seam.machine ?? thisMachine()
  if (needsWall && processorOf(machine) === null) throw fault('PLUGIN_START_FAILED', { name, reason: 'there is no wall on this machine' })
  try {
    return await startOnce(options, seam)
  } catch (error) {
    // A wall that does not fit this machine, where a library lies in an unusual place, must not cost the plugins of the workspace.
    if (needsWall || !hasNotBegun(error)) throw error
    return startOnce(options, { ...seam, machine: { ...machine, hasFfi: false } })
  }
}

/** True when the process ended before Node was in it: the launcher gave up (97), or a library was not found (127). */
function hasNotBegun(error: unknown): boolean {
  return isFault(error) && /\(exit code (?:97|127)\)/.test(error.details['reason'] ?? '')
}

async function startOnce(options: StartOptions, seam: WallSeam): Promise<PluginProcess> {
  const { name } = options
  const session = openSession(options, seam)
  const { runner, end } = session
  const exported = await untilReady(session.ready, options, end)
  session.markReady()
  const operations = options.operations.filter((operation) => exported.includes(operation))
  return {
    operations,
    pid: runner.pid,
    get alive() {
      return session.ending() === null
    },
    privateMiB: session.privateMiB,
    async call(operation, input, call) {
      call.signal.throwIfAborted()
      const ending = session.ending()
      if (ending !== null) throw ending
      if (!operations.includes(operation))
        throw fault('PLUGIN_NO_OPERATION', {
          name,
          operation: operation.slice(0, 80),
          has: describeOperations(operation, options, operations),
        })
      return session.call(operation, input, call)
    },
    async close() {
      end(fault('PLUGIN_DIED', { name, how: 'closed by the host', tail: 'none' }))
      await runner.gone
    },
  }
}

/** Lists what a plugin can be asked for; an operation that its manifest names and its code lacks is told apart. */
function describeOperations(asked: string, { operations: declared }: StartOptions, operations: readonly string[]): string {
  if (declared.includes(asked)) return 'its manifest names it, its code does not define it'
  return operations.length === 0 ? 'it has none' : `it has ${operations.join(', ')}`
}

/** A process with the calls that are in it. */
interface Session {
  readonly runner: RunnerProcess
  /** The operations of its bundle, once it is loaded. */
  readonly ready: Promise<readonly string[]>
  readonly markReady: () => void
  readonly call: (operation: string, input: unknown, options: CallOptions) => Promise<unknown>
  /** Kills the process, and every call in it fails with this. */
  readonly end: (reason: Fault) => void
  /** The reason of its end; null while it lives. */
  readonly ending: () => Fault | null
  readonly privateMiB: () => number | null
}

function openSession(options: StartOptions, seam: WallSeam): Session {
  const { name, limits } = options
  const calls = new Map<number, PendingCall>()
  const ready = Promise.withResolvers<readonly string[]>()
  let ending: Fault | null = null
  let isReady = false
  let lastId = 0

  const end = (reason: Fault): void => {
    if (ending !== null) return
    ending = reason
    runner.kill()
    ready.reject(reason)
    for (const call of calls.values()) call.fail(reason)
    calls.clear()
  }
  const breach = (what: string): void => end(fault('PLUGIN_PROTOCOL', { name, what }))
  const receive = createReceiver({ name, calls, inFlight: limits.inFlight, ready, breach, turn })
  const runner: RunnerProcess = startProcess(
    options,
    (line) => {
      if (ending !== null) return
      const read = parseMessage(line)
      if ('breach' in read) breach(read.breach)
      else receive(read.message)
    },
    () => breach(`a message over ${protocolLimits.maxMessageBytes} bytes`),
    seam,
  )
  const watch = watchRunner(runner, options, { calls, isReady: () => isReady, end })
  /** Changes who is in the process: what was used until now is charged to whoever was. */
  function turn(change: () => void): void {
    watch.charge()
    change()
    watch.pace()
  }
  return {
    runner,
    ready: ready.promise,
    markReady: () =>
      turn(() => {
        isReady = true
      }),
    ending: () => ending,
    privateMiB: watch.privateMiB,
    end,
    async call(operation, input, call) {
      lastId += 1
      const id = lastId
      const line = encodeMessage({ type: 'call', id, operation, input, capabilities: call.capabilities })
      if (line === null) throw fault('PLUGIN_INPUT_TOO_LARGE', { name, operation })
      const pending = pendingCall(options, { operation, call, end, write: runner.write, onTurn: watch.charge })
      turn(() => calls.set(id, pending))
      runner.write(line)
      const onLate = (): void => end(fault('PLUGIN_DIED', { name, how: 'it did not stop when its call was cancelled', tail: 'none' }))
      return untilAborted(pending, call, () => cancel(pending, () => runner.write(encodeMessage({ type: 'cancel', id }) ?? ''), onLate))
    },
  }
}

/** Opens the host's side of a call, within the limits of its plugin: who oversteps one ends the session. */
function pendingCall(
  { name, limits }: StartOptions,
  {
    call,
    end,
    ...rest
  }: Pick<PendingCallOptions, 'operation' | 'write' | 'onTurn'> & Pick<Session, 'end'> & { readonly call: CallOptions },
): PendingCall {
  const { operation } = rest
  return createPendingCall({
    ...rest,
    name,
    options: call,
    maxHostCalls: limits.hostCalls,
    maxCpuMs: limits.cpuMs,
    onTimeout: () => end(fault('PLUGIN_TIMED_OUT', { name, operation, milliseconds: call.timeoutMs })),
    onCpuSpent: () => end(fault('PLUGIN_CPU_SPENT', { name, operation, milliseconds: limits.cpuMs })),
  })
}

/** Watches the process of a session until it is gone. */
function watchRunner(
  { pid, gone }: RunnerProcess,
  { name, limits }: StartOptions,
  { end, ...session }: Pick<WatchOptions, 'calls' | 'isReady'> & Pick<Session, 'end'>,
): ProcessWatch {
  const watch = watchProcess({
    ...session,
    pid,
    maxMemoryMiB: maxMemoryMiB(limits),
    onMemory: () => end(fault('PLUGIN_OUT_OF_MEMORY', { name, memory: limits.memoryMiB })),
    onThreads: () => end(fault('PLUGIN_DIED', { name, how: 'it started more threads than a plugin needs', tail: 'none' })),
    onIdleCpu: () => end(fault('PLUGIN_DIED', { name, how: 'it went on computing when no call was left', tail: 'none' })),
  })
  void gone.then(({ how, tail, stack }) => {
    watch.stop()
    // V8 ends the process itself where its heap is full, before the watch sees it.
    if (tail.includes('JavaScript heap out of memory')) return end(fault('PLUGIN_OUT_OF_MEMORY', { name, memory: limits.memoryMiB }))
    return end(fault('PLUGIN_DIED', { name, how, tail }, { cause: stack }))
  })
  return watch
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
    throw fault('PLUGIN_START_FAILED', { name, reason }, { cause: isFault(error) ? error.cause : (error as Error).stack })
  } finally {
    clearTimeout(timer)
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

/** Tells the plugin to stop a call; `onLate` is called when it has not after the grace. */
function cancel({ done }: PendingCall, tell: () => void, onLate: () => void): void {
  tell()
  const timer = setTimeout(onLate, cancelGraceMs)
  void done.catch(() => undefined).finally(() => clearTimeout(timer))
}
