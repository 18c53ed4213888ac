import type { AuditTable } from '@galley/ledger'
import type { NumberedEntry } from './audit-entry.ts'

/** Lines that are looked through at once for one entry. */
const lookedLines = 500

/** Reads the newest entries, those before a number where one is given, as they stand; nothing is checked. */
export async function readEntries(
  table: AuditTable,
  { limit, before = Infinity }: { readonly limit: number; readonly before?: number },
): Promise<readonly NumberedEntry[]> {
  const { from, end } = await table.ends()
  const upTo = Math.min(end.seq, before - 1)
  const lines = await table.lines(Math.max(from.seq, upTo - limit), upTo, limit)
  return lines
    .map(entryOf)
    .filter((entry) => entry !== undefined)
    .toReversed()
}

/** Finds the newest entry that is wanted. */
export async function findEntry(table: AuditTable, isWanted: (entry: NumberedEntry) => boolean): Promise<NumberedEntry | undefined> {
  const { from, end } = await table.ends()
  for (let upTo = end.seq; upTo > from.seq; upTo -= lookedLines) {
    const lines = await table.lines(Math.max(from.seq, upTo - lookedLines), upTo, lookedLines)
    const found = lines.map(entryOf).findLast((entry) => entry !== undefined && isWanted(entry))
    if (found !== undefined) return found
  }
  return undefined
}

/** The entry of a line; none where it is no line of the log. */
function entryOf(line: string): NumberedEntry | undefined {
  try {
    const { seq, entry } = JSON.parse(line) as { readonly seq: number; readonly entry: Omit<NumberedEntry, 'seq'> }
    return { seq, ...entry }
  } catch {
    return undefined
  }
}
