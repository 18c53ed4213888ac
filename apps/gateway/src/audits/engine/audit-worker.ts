// A thread of its own: a lockfile that takes forever to read stops this thread and not the gateway.
import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { isFault } from '@galley/fault'
import { auditTexts } from './audit-texts.ts'
import type { AuditAnswer, AuditTask } from './audit-task.ts'

const { now, ...task } = workerData as AuditTask
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const answer = (value: AuditAnswer): void => parentPort?.postMessage(value)

try {
  answer({ report: await auditTexts(task, { clock: () => new Date(now), fs }) })
} catch (error) {
  if (!isFault(error)) throw error
  answer({ fault: { code: error.code, message: error.message, hint: error.hint, status: error.status, exit: error.exit } })
}
