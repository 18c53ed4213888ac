import type { ChainedLogMeans } from '../log/chained-log.ts'
import type { Settings } from '../settings/settings.ts'
import { openAuditLog, type AuditLog } from './audit-log.ts'
import { noteStart } from './note-start.ts'

/** Means of a process that acts on a data folder. */
interface ActingMeans extends ChainedLogMeans {
  readonly settings: Settings
  /** True for a gateway, which itself writes what its callers do. */
  readonly adopt: boolean
  readonly say: (line: string) => void
}

/** Audit log of a process. */
export interface StartedAuditLog {
  readonly log: AuditLog
  /** The log for what knows nothing of callers: a command has one, a gateway has none. */
  readonly ofCommand: { readonly auditLog?: AuditLog }
  close(): Promise<void>
}

/** Opens the audit log for a process; a gateway writes that it was started. */
export function startAuditLog(means: ActingMeans): StartedAuditLog {
  const log = openAuditLog(means)
  const noted = means.adopt ? noteStart(log, means.settings) : undefined
  return {
    log,
    ofCommand: means.adopt ? {} : { auditLog: log },
    close: async () => {
      await noted
      await log.close()
    },
  }
}
