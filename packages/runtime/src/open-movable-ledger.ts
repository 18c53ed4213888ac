import { join } from 'node:path'
import { acquireLock, createOwnership, type Ledger } from '@galley/ledger'
import type { AccessServices } from './access/open-access.ts'
import { openDataFolder } from './open-data-folder.ts'
import { openDataLedger } from './open-data-ledger.ts'

/** A ledger that is moved: all of it is read, or written. */
export type MovableLedger = Pick<Ledger, 'export' | 'import' | 'close'>

/** Opens the ledger of a data folder, or the database that stands in for it, to be moved: no gateway may run on the folder. Faults: LOCK_HELD, and those of data folder and ledger. */
export async function openMovableLedger(services: AccessServices): Promise<MovableLedger> {
  const { dataDir, env, process } = services
  openDataFolder(dataDir)
  const holder = `a command that moves the ledger, process ${process.pid}`
  const lock = env['GALLEY_DATABASE'] ? null : await acquireLock({ file: join(dataDir, 'gateway.lock'), holder })
  try {
    const ledger = await openDataLedger({ ...services, withQueue: true }, createOwnership(process))
    return {
      export: () => ledger.export(),
      import: (lines) => ledger.import(lines),
      close: async () => {
        await ledger.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}
