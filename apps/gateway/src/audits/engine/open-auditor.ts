import { join } from 'node:path'
import type { AuditReport } from '@galley/findings'
import { fault } from '../../faults.ts'
import { oneAtATime } from '../../thread/one-at-a-time.ts'
import { runThread } from '../../thread/run-thread.ts'
import type { Auditor } from '../auditor.ts'
import type { AuditTask } from './audit-task.ts'

const script = new URL('./audit-worker.ts', import.meta.url)

/** Memory of one audit's heap, in MiB. */
const maxMemoryMiB = 512

const tooLarge = (cause: unknown): Error => fault('AUDIT_TOO_LARGE', { limit: maxMemoryMiB }, { cause })

/**
 * The auditor of a running gateway. Each audit has a thread of its own, one at a time, which ends with its answer or its signal; names
 * are checked in the calling thread. Releases are compared as far as `galley audit --since` has opened them before in this data folder. The engine is loaded when it is first needed. Faults: AUDIT_TOO_LARGE, those of @galley/audit.
 */
export function openAuditor({ clock, data }: { readonly clock: () => Date; readonly data: string }): Auditor {
  const releases = join(data, 'cache', 'releases')
  return {
    audit: oneAtATime(async (files, { signal, since }) => {
      const task: AuditTask = { files, since, releases, now: clock().getTime() }
      return runThread<AuditReport>(script, task, { signal, maxMemoryMiB, tooLarge })
    }),
    checkName: async (ecosystem, name) => {
      const { checkName } = await import('@galley/typosquat')
      return checkName(name, ecosystem)
    },
  }
}
