import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Fault } from '@galley/fault'
import type { AuditReport } from '@galley/findings'
import { fault } from '../../faults.ts'
import type { Auditor } from '../auditor.ts'
import type { AuditAnswer, AuditTask } from './audit-task.ts'

const script = new URL('./audit-worker.ts', import.meta.url)
const isSource = import.meta.url.endsWith('.ts')

/** Memory of one audit's heap, in MiB. */
const maxMemoryMiB = 512

/**
 * The auditor of a running gateway. Each audit has a thread of its own, one at a time, which ends with its answer or its signal; names
 * are checked in the calling thread. Releases are compared as far as `galley audit --since` has opened them before in this data folder. The engine is loaded when it is first needed. Faults: AUDIT_TOO_LARGE, those of @galley/audit.
 */
export function openAuditor({ clock, data }: { readonly clock: () => Date; readonly data: string }): Auditor {
  const releases = join(data, 'cache', 'releases')
  let last: Promise<unknown> = Promise.resolve()
  return {
    audit: (files, { signal, since }) => {
      const next = last.then(() => runThread({ files, since, releases, now: clock().getTime() }, signal))
      last = next.catch(() => {})
      return next
    },
    checkName: async (ecosystem, name) => {
      const { checkName } = await import('@galley/typosquat')
      return checkName(name, ecosystem)
    },
  }
}

async function runThread(task: AuditTask, signal: AbortSignal): Promise<AuditReport> {
  signal.throwIfAborted()
  const thread = new Worker(isSource ? script : new URL(script.href.replace(/\.ts$/, '.js')), {
    workerData: task,
    env: {},
    execArgv: isSource ? ['--conditions=galley-source'] : [],
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMiB },
  })
  try {
    const ended = once(thread, 'exit', { signal }).then(() => Promise.reject(new Error('the thread of an audit ended without an answer')))
    const [answer] = (await Promise.race([once(thread, 'message', { signal }), ended])) as unknown as readonly [AuditAnswer]
    if ('report' in answer) return answer.report
    throw new Fault(answer.fault.code, answer.fault)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw fault('AUDIT_TOO_LARGE', { limit: maxMemoryMiB }, { cause: error })
    throw error
  } finally {
    await thread.terminate()
  }
}
