import type { AskMessage } from './messages/ask-message.ts'
import type { AnswerMessage } from './messages/answer-message.ts'
import type { ResultMessage } from './messages/result-message.ts'
import { isFault } from '@galley/fault'
import { encodeMessage } from './encode-message.ts'
import { fault } from './faults.ts'
import type { CallOptions } from './plugin-process.ts'
import { createStopwatch } from './stopwatch.ts'
import { wireLimits } from './wire-limits.ts'

/** A call that is with the plugin. */
export interface PendingCall {
  /** Answers an ask of this call, in its own time. */
  ask(message: AskMessage): Promise<void>
  note(): 'pass' | 'drop' | 'flood'
  readonly options: CallOptions
  finish(message: ResultMessage): void
  fail(error: unknown): void
  readonly done: Promise<unknown>
}

interface Parts {
  readonly name: string
  readonly operation: string
  readonly options: CallOptions
  readonly hostCalls: number
  readonly clock: () => Date
  readonly write: (line: string) => void
  readonly onTimeout: () => void
}

/** The host's side of one call: its time, its asks, its end. */
export function createPendingCall({ name, operation, options, hostCalls, clock, write, onTimeout }: Parts): PendingCall {
  const { promise: done, resolve, reject } = Promise.withResolvers<unknown>()
  const ended = new AbortController()
  const thrown = new Map<number, unknown>()
  const watch = createStopwatch(options.timeoutMs, clock, onTimeout)
  let asked = 0
  let open = 0
  let notes = 0
  watch.run()
  const end = (settle: () => void): void => {
    watch.pause()
    settle()
    ended.abort()
  }
  const perform = async ({ id, operation: asking, args }: AskMessage): Promise<AnswerMessage> => {
    try {
      asked += 1
      if (asked > hostCalls) throw fault('HOST_CALLS_SPENT', { name, limit: hostCalls })
      const capability = asking.split('.')[0] ?? ''
      if (!options.capabilities.includes(capability)) throw fault('CAPABILITY_DENIED', { name, capability })
      const signal = AbortSignal.any([options.signal, ended.signal])
      signal.throwIfAborted()
      return { type: 'answer', id, ok: true, value: (await options.ask(asking, args, signal)) ?? null }
    } catch (error) {
      thrown.set(id, error)
      return { type: 'answer', id, ok: false, error: describe(error) }
    }
  }
  return {
    options,
    done,
    async ask(message) {
      open += 1
      watch.pause()
      const answer = await perform(message)
      const tooLarge = { code: 'ANSWER_TOO_LARGE', message: 'the answer is over 1 MiB', hint: 'Ask for less at once.' }
      write(encodeMessage(answer) ?? encodeMessage({ type: 'answer', id: message.id, ok: false, error: tooLarge }) ?? '')
      open -= 1
      if (open === 0 && !ended.signal.aborted) watch.run()
    },
    note() {
      notes += 1
      if (notes > wireLimits.noteFlood) return 'flood'
      return notes > wireLimits.notes ? 'drop' : 'pass'
    },
    finish(message) {
      if (message.ok) return end(() => resolve(message.value))
      const { ask, message: reason } = message.error
      const own = ask === undefined ? undefined : thrown.get(ask)
      return end(() => reject(own ?? fault('PLUGIN_FAILED', { name, operation, reason }, { cause: message.error.stack })))
    },
    fail: (error) => end(() => reject(error)),
  }
}

/** What a plugin is told of a failure. Only faults are written to be read; of anything else it learns no more than the message. */
function describe(error: unknown): { code: string; message: string; hint: string } {
  if (isFault(error)) return { code: error.code, message: error.message, hint: error.hint }
  return { code: 'HOST_FAILED', message: error instanceof Error ? error.message : String(error), hint: '' }
}
