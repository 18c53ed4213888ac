import { join } from 'node:path'
import { acquireLock, type ProcessLock } from '@galley/ledger'
import { fault } from './faults.ts'
import type { RuntimeOptions } from './runtime-options.ts'

/** Locks the data folder for one gateway, unless nobody would write its drafts. Faults: LOCK_HELD, SETTINGS_INVALID. */
export async function lockGateway(options: RuntimeOptions): Promise<ProcessLock> {
  const { dataDir, process } = options
  refuseIdle(options)
  return acquireLock({ file: join(dataDir, 'gateway.lock'), holder: `a gateway, process ${process.pid}` })
}

/** Refuses a gateway whose drafts nobody would write. */
function refuseIdle({ settings, env }: RuntimeOptions): void {
  if (settings.workers > 0 || env['GALLEY_DATABASE']) return
  throw fault('SETTINGS_INVALID', { where: 'galley.config.json/workers', problem: '0 is for gateways on a database that others write for' })
}
