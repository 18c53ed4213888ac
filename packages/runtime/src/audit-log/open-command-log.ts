import { createOwnership } from '@galley/ledger'
import type { AccessServices } from '../access/open-access.ts'
import { openDataFolder } from '../open-data-folder.ts'
import { openDataLedger } from '../open-data-ledger.ts'
import { openAuditLog, type AuditLog, type AuditLogServices } from './audit-log.ts'
import { machineName } from './machine-name.ts'

/** Opens the audit log of a data folder alone, for a command beside whatever gateway runs on it. Faults: those of data folder and ledger. */
export async function openCommandLog(services: AccessServices & Pick<AuditLogServices, 'say'>): Promise<AuditLog> {
  openDataFolder(services.dataDir)
  const ledger = await openDataLedger(services, createOwnership(services.process))
  const log = openAuditLog({ ...services, table: ledger.auditLog, machine: machineName(services) })
  return {
    ...log,
    close: async () => {
      await log.close()
      await ledger.close()
    },
  }
}
