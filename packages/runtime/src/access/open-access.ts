import { join } from 'node:path'
import { countDraftWords } from '@galley/evidence'
import { createOwnership, openLedger, type ProcessAccess } from '@galley/ledger'
import { openDataFolder } from '../open-data-folder.ts'
import type { Access } from './access.ts'
import { createAccess } from './create-access.ts'

/** Means of opening the access of a data folder. */
export interface AccessMeans {
  readonly dataDir: string
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly process: ProcessAccess
}

/** Opens the access of a data folder alone, without plugins and workers, beside whatever gateway runs on it. Faults: those of data folder and ledger. */
export async function openAccess({
  dataDir,
  clock,
  random,
  sleep,
  process,
}: AccessMeans): Promise<Access & { readonly close: () => Promise<void> }> {
  openDataFolder(dataDir)
  const ledger = await openLedger({
    file: join(dataDir, 'galley.sqlite'),
    clock,
    sleep,
    countWords: countDraftWords,
    ...createOwnership(process),
  })
  return { ...createAccess(ledger, clock, random), close: () => ledger.close() }
}
