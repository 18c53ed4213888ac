import { setImmediate as turn } from 'node:timers/promises'
import type { AuditTable } from '@galley/ledger'
import { chainLine } from '@galley/trust'
import type { AuditEntry, NumberedEntry, Refusal } from './audit-entry.ts'
import { countRefusals } from './count-refusals.ts'
import { createLogCheck, type LogCheck } from './create-log-check.ts'
import { findEntry, readEntries } from './read-entries.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds for which refusals are counted before they are written, all in one entry. */
const refusalsMs = 60_000

/** Entries that are held while the log cannot be written. */
const maxHeld = 10_000

/** Part of the log, the newest entries first, and whether the whole of it is as it was written. */
export interface AuditPage extends LogCheck {
  readonly entries: readonly NumberedEntry[]
}

/** Log of who did what, which is only ever added to. */
export interface AuditLog {
  /** Writes an entry; resolves when it is on disk. Never rejects: what cannot be written is said, and tried again with the next entry. */
  append(entry: AuditEntry): Promise<void>
  /** Counts a refusal: all of a minute are one entry. */
  refused(refusal: Refusal): void
  /** Answers the newest entries, those before a number where one is given, and checks the log: lines found whole less than a minute ago are believed. */
  page(choice: { readonly limit: number; readonly before?: number }): Promise<AuditPage>
  /** Finds the newest entry that is wanted; nothing is checked. */
  find(isWanted: (entry: NumberedEntry) => boolean): Promise<NumberedEntry | undefined>
  /** Writes what waits. */
  close(): Promise<void>
}

/** Services that the log is written with. */
export interface AuditLogServices {
  readonly table: AuditTable
  /** Name of this machine, as `machineName` gives it: one log is that of all gateways of a database. */
  readonly machine: string
  readonly clock: () => Date
  readonly sleep: Sleep
  readonly say: (line: string) => void
}

/** Opens the audit log of a ledger, beside whoever writes it too. */
export function openAuditLog({ table, machine, clock, sleep, say }: AuditLogServices): AuditLog {
  const refusals = countRefusals()
  const check = createLogCheck(table, clock)
  const closing = new AbortController()
  let waiting: AuditEntry[] = []
  let writing: Promise<void> | undefined
  let counting: Promise<void> | undefined
  const write = async (): Promise<void> => {
    // Entries of one turn share a write.
    await turn()
    writing = undefined
    const entries = waiting
    waiting = []
    try {
      await table.append((end) => link(end, entries, { at: clock().toISOString(), machine }))
    } catch (error) {
      waiting = [...entries, ...waiting].slice(-maxHeld)
      say(`galley: the audit log cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const append = (entry: AuditEntry): Promise<void> => {
    waiting.push(entry)
    return (writing ??= write())
  }
  const writeRefusals = async (): Promise<void> => {
    await sleep(refusalsMs, closing.signal)
    counting = undefined
    const entry = refusals.take()
    if (entry !== null) await append(entry)
  }
  return {
    append,
    refused: (refusal) => {
      refusals.add(refusal)
      counting ??= writeRefusals()
    },
    page: async (choice) => ({ ...(await check()), entries: await readEntries(table, choice) }),
    find: async (isWanted) => findEntry(table, isWanted),
    close: async () => {
      closing.abort()
      await counting
      await writing
      if (waiting.length > 0) await write()
    },
  }
}

/** Makes the lines of entries, each of which hashes the one before. */
function link(
  end: Parameters<Parameters<AuditTable['append']>[0]>[0],
  entries: readonly AuditEntry[],
  written: Pick<NumberedEntry, 'at' | 'machine'>,
): ReturnType<Parameters<AuditTable['append']>[0]> {
  let head = end
  return entries.map((entry) => {
    const next = chainLine(head, { ...written, ...entry })
    head = next.head
    return { ...next.head, line: next.line.trimEnd() }
  })
}
