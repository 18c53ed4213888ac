import type { ChainedLogServices } from '../log/chained-log.ts'
import type { Settings } from '../settings/settings.ts'
import { openAuditLog, type AuditLog } from './audit-log.ts'
import { noteStart } from './note-start.ts'

/** Services of a process that acts on a data folder. */
interface ActingServices extends ChainedLogServices {
  readonly settings: Settings
  /** True for a gateway, which itself writes what its callers do. */
  readonly adopt: boolean
  readonly say: (line: string) => void
}

/** The audit log as a process of this data folder writes it, until it closes. */
export interface StartedAuditLog {
  readonly log: AuditLog
  /** The log for what knows nothing of callers: a command has one, a gateway has none. */
  readonly ofCommand: { readonly auditLog?: AuditLog }
  close(): Promise<void>
}

/** Opens the audit log for a process; a gateway writes that it was started. */
export function startAuditLog(services: ActingServices): StartedAuditLog {
  const log = openAuditLog(services)
  const noted = services.adopt ? noteStart(log, services.settings) : undefined
  return {
    log,
    ofCommand: services.adopt ? {} : { auditLog: log },
    close: async () => {
      await noted
      await log.close()
    },
  }
}
