// A thread of its own: a lockfile that takes forever to read stops this thread and not the gateway.
import fs from 'node:fs'
import { answerThread } from '../../thread/answer-thread.ts'
import { auditTexts } from './audit-texts.ts'
import type { AuditTask } from './audit-task.ts'

await answerThread((data) => {
  const { now, ...task } = data as AuditTask
  return auditTexts(task, { clock: () => new Date(now), fs })
})
