import { dataFolder, type System } from '@galley/command-line'
import { openCommandLog, type AuditAction } from '@galley/runtime'

/** Writes to the audit log what a command on this machine has done. */
export async function noteCommand(system: System, data: string | undefined, action: AuditAction, subject: string): Promise<void> {
  const log = await openCommandLog({ ...system, dataDir: dataFolder(system, data) })
  await log.append({ action, by: 'command', subject })
  await log.close()
}
