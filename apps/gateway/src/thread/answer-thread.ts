import { parentPort, workerData } from 'node:worker_threads'
import { isFault } from '@galley/fault'
import type { ThreadAnswer } from './thread-answer.ts'

/** Answers who started this thread with `runThread`: with what its work comes to, or with the fault. */
export async function answerThread<T>(work: (task: unknown) => T | Promise<T>): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const answer = (value: ThreadAnswer<T>): void => parentPort?.postMessage(value)
  try {
    answer({ value: await work(workerData) })
  } catch (error) {
    if (!isFault(error)) throw error
    answer({ fault: { code: error.code, message: error.message, hint: error.hint, status: error.status, exit: error.exit } })
  }
}
