import { isFault } from '@galley/fault'
import { fault } from './faults.ts'
import type { CallOptions } from './plugin-process.ts'
import { encodeMessage, protocolLimits, type AnswerMessage, type HostCallMessage, type ResultMessage } from './protocol.ts'

/** The host's side of one call that is with the plugin. */
export interface PendingCall {
  /** Answers a host call of this call, in its own time. */
  answer(message: HostCallMessage): Promise<void>
  /** True while it waits for an answer of the host. */
  isWaiting(): boolean
  /** Adds CPU time to what it used; beside an open host call it is its own time, too. */
  charge(cpuMs: number): void
  /** Counts a log or progress message and decides its fate. */
  countNote(): 'pass' | 'drop' | 'flood'
  readonly options: CallOptions
  finish(message: ResultMessage): void
  fail(error: unknown): void
  readonly done: Promise<unknown>
}

/** Call that is opened, with the limits of its plugin. */
export interface PendingCallOptions {
  readonly name: string
  readonly operation: string
  readonly options: CallOptions
  readonly maxHostCalls: number
  readonly maxCpuMs: number
  readonly write: (line: string) => void
  readonly onTimeout: () => void
  readonly onCpuSpent: () => void
  /** Called before it begins or ends to wait for the host. */
  readonly onTurn: () => void
}

/** Opens the host's side of one call: its time, its host calls, its end. */
export function createPendingCall(call: PendingCallOptions): PendingCall {
  const { name, operation, options, maxCpuMs, write, onTimeout, onCpuSpent, onTurn } = call
  const { promise: done, resolve, reject } = Promise.withResolvers<unknown>()
  const ended = new AbortController()
  const host = createHostSide(call, ended.signal)
  const stopwatch = createStopwatch(options.timeoutMs, onTimeout)
  let open = 0
  let notes = 0
  let cpu = 0
  stopwatch.run()
  const end = (settle: () => void): void => {
    stopwatch.pause()
    settle()
    ended.abort()
  }
  return {
    options,
    done,
    isWaiting: () => open > 0,
    charge(cpuMs) {
      cpu += cpuMs
      if (cpu > maxCpuMs) onCpuSpent()
      else if (open > 0) stopwatch.take(cpuMs)
    },
    async answer(message) {
      if (open === 0) onTurn()
      open += 1
      stopwatch.pause()
      write(encodeAnswer(await host.perform(message)))
      if (open === 1) onTurn()
      open -= 1
      if (open === 0 && !ended.signal.aborted) stopwatch.run()
    },
    countNote() {
      notes += 1
      if (notes > protocolLimits.maxNotesSent) return 'flood'
      return notes > protocolLimits.maxNotes ? 'drop' : 'pass'
    },
    finish(message) {
      if (message.ok) return end(() => resolve(message.value))
      const { hostCall, message: reason } = message.error
      const own = hostCall === undefined ? undefined : host.errorOf(hostCall)
      return end(() => reject(own ?? fault('PLUGIN_FAILED', { name, operation, reason }, { cause: message.error.stack })))
    },
    fail: (error) => end(() => reject(error)),
  }
}

/** The host as one call may ask it. */
interface HostSide {
  /** Performs a host call where it was granted and is not one too many. */
  perform(message: HostCallMessage): Promise<AnswerMessage>
  /** Error that a host call ended with: a plugin hands on its number alone. */
  errorOf(hostCall: number): unknown
}

function createHostSide({ name, options, maxHostCalls }: PendingCallOptions, ended: AbortSignal): HostSide {
  const thrown = new Map<number, unknown>()
  let hostCalls = 0
  return {
    errorOf: (hostCall) => thrown.get(hostCall),
    async perform({ id, operation, args }) {
      try {
        hostCalls += 1
        if (hostCalls > maxHostCalls) throw fault('HOST_CALLS_SPENT', { name, limit: maxHostCalls })
        const capability = operation.split('.')[0] ?? ''
        if (!options.capabilities.includes(capability)) throw fault('CAPABILITY_DENIED', { name, capability })
        const signal = AbortSignal.any([options.signal, ended])
        signal.throwIfAborted()
        return { type: 'answer', id, ok: true, value: (await options.onHostCall(operation, args, signal)) ?? null }
      } catch (error) {
        thrown.set(id, error)
        return { type: 'answer', id, ok: false, error: describe(error) }
      }
    },
  }
}

/** Writes an answer as a line, or that it is too large for one. */
function encodeAnswer(answer: AnswerMessage): string {
  const tooLarge = { code: 'ANSWER_TOO_LARGE', message: 'the answer is over 1 MiB', hint: 'Ask for less at once.' }
  return encodeMessage(answer) ?? encodeMessage({ type: 'answer', id: answer.id, ok: false, error: tooLarge }) ?? ''
}

/** A failure as the plugin sees it. Only faults are written to be read; of anything else it learns no more than the message. */
function describe(error: unknown): { code: string; message: string; hint: string } {
  if (isFault(error)) return { code: error.code, message: error.message, hint: error.hint }
  return { code: 'HOST_FAILED', message: error instanceof Error ? error.message : String(error), hint: '' }
}

interface Stopwatch {
  run(): void
  pause(): void
  /** Takes milliseconds away while it is paused. */
  take(milliseconds: number): void
}

/** Counts milliseconds down while it runs and fires once when none is left; starts paused. A clock that is set meanwhile changes nothing. */
function createStopwatch(milliseconds: number, onEnd: () => void): Stopwatch {
  let left = milliseconds
  let started = 0
  let timer: NodeJS.Timeout | null = null
  return {
    run() {
      if (timer !== null) return
      started = performance.now()
      timer = setTimeout(onEnd, Math.max(1, left))
    },
    pause() {
      if (timer === null) return
      clearTimeout(timer)
      timer = null
      left -= performance.now() - started
    },
    take(taken) {
      left -= taken
      if (left <= 0) onEnd()
    },
  }
}
