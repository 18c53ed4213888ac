import type { Ledger } from '@galley/ledger'
import type { DataLedgerServices } from '../open-data-ledger.ts'
import type { Settings } from '../settings/settings.ts'
import { openAuditLog, type AuditLog, type AuditLogServices } from './audit-log.ts'
import { machineName } from './machine-name.ts'
import { noteStart } from './note-start.ts'

/** Services of a process that acts on a data folder. */
interface ActingServices extends Pick<AuditLogServices, 'clock' | 'sleep' | 'say'>, Pick<DataLedgerServices, 'dataDir' | 'env'> {
  readonly settings: Settings
  /** True for a gateway, which itself writes what its callers do. */
  readonly adopt: boolean
}

/** The audit log as a process of this data folder writes it, until it closes. */
export interface StartedAuditLog {
  readonly log: AuditLog
  /** The log for what knows nothing of callers: a command has one, a gateway has none. */
  readonly ofCommand: { readonly auditLog?: AuditLog }
  close(): Promise<void>
}

/** Opens the audit log for a process; a gateway writes that it was started. */
export function startAuditLog(
  { clock, sleep, say, settings, adopt, ...place }: ActingServices,
  { auditLog: table }: Pick<Ledger, 'auditLog'>,
): StartedAuditLog {
  const machine = machineName(place)
  const log = openAuditLog({ table, machine, clock, sleep, say })
  const noted = adopt
    ? noteStart(log, machine, settings).catch((error: Error) => say(`galley: the audit log cannot be read: ${error.message}`))
    : undefined
  return {
    log,
    ofCommand: adopt ? {} : { auditLog: log },
    close: async () => {
      await noted
      await log.close()
    },
  }
}
