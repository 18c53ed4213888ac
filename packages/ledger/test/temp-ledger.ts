import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { openLedger, type RunChoice, type Ledger, type LedgerOptions } from '../src/index.ts'
import { openPostgresLedger } from '../src/postgres/open-postgres-ledger.ts'

/** A ledger in a folder of its own, with a clock that stands still until it is moved. */
export interface TempLedger extends AsyncDisposable {
  readonly dir: string
  readonly file: string
  readonly ledger: Ledger
  /** Moves the clock on, in milliseconds. */
  readonly later: (milliseconds: number) => void
  /** Opens the same file once more, as another process would. */
  readonly again: (options?: Partial<LedgerOptions>) => Promise<Ledger>
}

/** Any run that needs a worker, for a process that has none at hand. */
export const anyRun: RunChoice = { isAtHand: () => false, suspects: true }

/** A sleep for tests that watch other connections. */
export const sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined)
}

let newUrl: (() => Promise<string>) | null = null

/** From now on the temporary ledgers of this process lie in PostgreSQL, each in a schema of its own. */
export function useDatabase(urls: () => Promise<string>): void {
  newUrl = urls
}

/** Makes a temporary ledger, removed with `await using`. */
export async function tempLedger(options: Partial<LedgerOptions> = {}): Promise<TempLedger> {
  const dir = tempFolder()
  const file = join(dir, 'galley.sqlite')
  let now = Date.UTC(2026, 10, 24)
  const opened: Ledger[] = []
  const url = await newUrl?.()
  const again = async (more: Partial<LedgerOptions> = {}): Promise<Ledger> => {
    const asked: Omit<LedgerOptions, 'file'> = {
      clock: () => new Date(now),
      owner: 'boot:1:a',
      isAlive: () => true,
      countWords: (blocks) => blocks.flatMap(({ text }) => text.split(' ')).length,
      sleep,
      ...options,
      ...more,
    }
    const sources = join(dir, 'sources')
    const ledger = await (url === undefined ? openLedger({ file, ...asked }) : openPostgresLedger({ url, sources, ...asked }))
    opened.push(ledger)
    return ledger
  }
  return {
    dir,
    file,
    ledger: await again(),
    again,
    later: (milliseconds) => {
      now += milliseconds
    },
    [Symbol.asyncDispose]: async () => {
      for (const ledger of opened) await ledger.close()
    },
  }
}

/** A draft with those parts alone that the ledger looks at. */
export function smallDraft(title: string, texts: readonly string[] = []): Draft {
  const blocks = texts.map((text, i) => ({ id: `b${i}`, sectionId: 's', kind: 'paragraph', text, claims: [] }))
  return { title, mode: 'extractive', rounds: [], best: { score: 80.5, blocks, verdicts: [] } } as unknown as Draft
}
