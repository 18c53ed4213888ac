import { createOwnership, type ProcessAccess } from '@galley/ledger'
import { openDataFolder } from '../open-data-folder.ts'
import { openDataLedger } from '../open-data-ledger.ts'
import type { Access } from './access.ts'
import { createAccess } from './create-access.ts'
import type { Sleep } from '../sleep.ts'

/** Services that the access of a data folder needs. */
export interface AccessServices {
  readonly dataDir: string
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly sleep: Sleep
  readonly process: ProcessAccess
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Opens the access of a data folder alone, without plugins and workers, beside whatever gateway runs on it. Faults: those of data folder and ledger. */
export async function openAccess(services: AccessServices): Promise<Access & { readonly close: () => Promise<void> }> {
  const { dataDir, clock, random, process } = services
  openDataFolder(dataDir)
  const ledger = await openDataLedger(services, createOwnership(process))
  return { ...createAccess({ ledger, clock, random }), close: () => ledger.close() }
}
