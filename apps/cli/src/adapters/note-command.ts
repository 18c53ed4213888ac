import { dataFolder, type System } from '@galley/command-line'
import { openAuditLog, type AuditAction } from '@galley/runtime'

/** Writes to the audit log of a data folder what a command on this machine has done. */
export async function noteCommand(system: System, data: string | undefined, action: AuditAction, subject: string): Promise<void> {
  await openAuditLog({ ...system, dataDir: dataFolder(system, data) }).append({ action, by: 'command', subject })
}
