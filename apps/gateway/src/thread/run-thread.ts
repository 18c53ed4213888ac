import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Fault } from '@galley/fault'
import type { ThreadAnswer } from './thread-answer.ts'

/** Files and limits of a thread. */
export interface ThreadOptions {
  /** Ends the thread when it aborts. */
  readonly signal: AbortSignal
  /** Memory of the thread's heap. */
  readonly maxMemoryMiB: number
  /** Makes the error of a thread that needed more. */
  readonly tooLarge: (cause: unknown) => Error
}

const isSource = import.meta.url.endsWith('.ts')

/** Runs a script of this package, which calls `answerThread`, in a thread of its own, and returns its answer. Faults: those of the script. */
export async function runThread<T>(script: URL, task: unknown, { signal, maxMemoryMiB, tooLarge }: ThreadOptions): Promise<T> {
  signal.throwIfAborted()
  const thread = new Worker(isSource ? script : new URL(script.href.replace(/\.ts$/, '.js')), {
    workerData: task,
    env: {},
    execArgv: isSource ? ['--conditions=galley-source'] : [],
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMiB },
  })
  try {
    const ended = once(thread, 'exit', { signal }).then(() => Promise.reject(new Error('a thread ended without an answer')))
    const [answer] = (await Promise.race([once(thread, 'message', { signal }), ended])) as unknown as readonly [ThreadAnswer<T>]
    if ('value' in answer) return answer.value
    throw new Fault(answer.fault.code, answer.fault)
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : error
  } finally {
    await thread.terminate()
  }
}
