import type { AuditReport } from '@galley/findings'
import { fault } from '../faults.ts'
import type { Auditor } from './auditor.ts'
import type { AuditedStates } from './read-audited-files.ts'

/** Seconds that one audit over HTTP may take. */
const maxSeconds = 30

/** Audits within a time limit: after it the auditor is told to stop, and is not waited for. Fault AUDIT_TIMED_OUT. */
export async function runAudit(
  auditor: Auditor,
  { files, since }: AuditedStates,
  asked: AbortSignal,
  seconds = maxSeconds,
): Promise<AuditReport> {
  const late = AbortSignal.timeout(seconds * 1000)
  const signal = AbortSignal.any([asked, late])
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(late.aborted ? fault('AUDIT_TIMED_OUT', { seconds }) : signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([auditor.audit(files, { signal, since: since?.files }), stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
