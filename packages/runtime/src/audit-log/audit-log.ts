import { setImmediate as turn } from 'node:timers/promises'
import type { ChainBreak } from '@galley/trust'
import { appendToLog, readLogParts, type ChainedLogKind, type ChainedLogServices } from '../log/chained-log.ts'
import type { AuditEntry, NumberedEntry, Refusal } from './audit-entry.ts'
import { countRefusals } from './count-refusals.ts'

const kind: ChainedLogKind = {
  name: 'audit',
  holder: 'another process that writes the audit log',
  rotation: { maxBytes: 4 * 1024 * 1024, maxFiles: 8 },
}

/** Milliseconds for which refusals are counted before they are written, all in one entry. */
const refusalsMs = 60_000

/** Entries that are held while the log cannot be written. */
const maxHeld = 10_000

/** Part of the log. */
export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly NumberedEntry[]
  /** Number and digest of the last line, to be kept elsewhere. */
  readonly head: { readonly seq: number; readonly digest: string }
  /** First line that is not as it was written; null where all of them are. */
  readonly broken: ChainBreak | null
}

/** Log of who did what, which is only ever added to. */
export interface AuditLog {
  /** Writes an entry; resolves when it is on disk. Never rejects: what cannot be written is said, and tried again with the next entry. */
  append(entry: AuditEntry): Promise<void>
  /** Counts a refusal: all of a minute are one entry. */
  refused(refusal: Refusal): void
  /** Checks the whole log, and answers the newest entries, those before a number where one is given. */
  page(choice: { readonly limit: number; readonly before?: number }): Promise<AuditPage>
  /** Writes what waits. */
  close(): Promise<void>
}

/** Opens the audit log of a data folder (`log/audit.jsonl`), beside whoever writes it too. */
export function openAuditLog(services: ChainedLogServices & { readonly say: (line: string) => void }): AuditLog {
  const refusals = countRefusals()
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
      await appendToLog(kind, services, entries)
    } catch (error) {
      waiting = [...entries, ...waiting].slice(-maxHeld)
      services.say(`galley: the audit log cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const append = (entry: AuditEntry): Promise<void> => {
    waiting.push(entry)
    return (writing ??= write())
  }
  const writeRefusals = async (): Promise<void> => {
    await services.sleep(refusalsMs, closing.signal)
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
    page: async (choice) => {
      const page = await readPage(services.dataDir, choice)
      // A line that is being written may be read by half.
      return page.broken === null ? page : readPage(services.dataDir, choice)
    },
    close: async () => {
      closing.abort()
      await counting
      await writing
      if (waiting.length > 0) await write()
    },
  }
}

async function readPage(
  dataDir: string,
  { limit, before = Infinity }: { readonly limit: number; readonly before?: number },
): Promise<AuditPage> {
  let entries: NumberedEntry[] = []
  let head = { seq: 0, digest: '' }
  let broken: ChainBreak | null = null
  for (const part of readLogParts<Omit<NumberedEntry, 'seq'>>(kind, dataDir)) {
    const first = part.head.seq - part.entries.length + 1
    const numbered = part.entries.map((entry, index) => Object.assign({ seq: first + index }, entry))
    entries = [...entries, ...numbered.filter(({ seq }) => seq < before)].slice(-limit)
    ;({ head, broken } = part)
    await turn()
  }
  return { entries: entries.toReversed(), head, broken }
}
