import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { countDraftWords } from '@galley/evidence'
import { openLedger, type Ledger, type LedgerOptions } from '@galley/ledger'
import { tempFolder } from '@galley/testkit/vitest'
import { onTestFinished } from 'vitest'

/** A data folder with a ledger that several processes may open. */
export interface LedgerFolder {
  readonly path: string
  /** The file of the ledger. */
  readonly file: string
  /** Opens the ledger as a process of its own would; what is not given is the clock, a sleep and an owner like any other. */
  readonly open: (options?: Partial<LedgerOptions>) => Promise<Ledger>
}

/** Makes an empty data folder; its ledgers are closed after the test, and the folder removed. */
export function createLedgerFolder(): LedgerFolder {
  const path = tempFolder()
  const file = join(path, 'galley.sqlite')
  const opened: Ledger[] = []
  onTestFinished(async () => {
    for (const ledger of opened) await ledger.close()
  })
  const open = async (options: Partial<LedgerOptions> = {}): Promise<Ledger> => {
    const ledger = await openLedger({
      file,
      clock: () => new Date(),
      owner: 'boot:1:a',
      isAlive: () => true,
      countWords: countDraftWords,
      sleep: async (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
      ...options,
    })
    opened.push(ledger)
    return ledger
  }
  return { path, file, open }
}
