import { join } from 'node:path'
import { countDraftWords } from '@galley/evidence'
import type { Fault } from '@galley/fault'
import { openLedger, type Ledger, type LedgerOptions, type Ownership } from '@galley/ledger'

/** Services that a ledger needs, and the folder or database where it lies. */
export interface DataLedgerServices extends Pick<LedgerOptions, 'clock' | 'sleep'> {
  readonly dataDir: string
  /** Told, a line at a time, why writes wait and when they go on. */
  readonly say?: (line: string) => void
  /** True where runs are put up or worked on. */
  readonly withQueue?: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Opens the ledger of a data folder: in its file, or in the database that `GALLEY_DATABASE` names. Faults: those of either. */
export async function openDataLedger(
  { dataDir, env, clock, sleep, say, withQueue = false }: DataLedgerServices,
  ownership: Ownership,
): Promise<Ledger> {
  const services = { clock, sleep, countWords: countDraftWords, ...(say && { onTrouble: tellTrouble(say) }), ...ownership }
  const url = env['GALLEY_DATABASE']
  if (!url) return openLedger({ file: join(dataDir, 'galley.sqlite'), ...services })
  const { openPostgresLedger } = await import('@galley/ledger/postgres')
  return openPostgresLedger({ url, withQueue, sources: join(dataDir, 'sources'), ...services })
}

/** Says why runs wait, and when they go on. */
function tellTrouble(say: (line: string) => void): (trouble: Fault | null) => void {
  return (trouble) =>
    say(
      trouble === null
        ? 'galley: the ledger can be written again'
        : `galley: waiting until the ledger can be written: ${trouble.message} ${trouble.hint}`,
    )
}
