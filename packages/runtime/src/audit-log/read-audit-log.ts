import { setImmediate as turn } from 'node:timers/promises'
import type { AuditTable } from '@galley/ledger'
import { readChain, type ChainBreak } from '@galley/trust'
import type { NumberedEntry } from './audit-entry.ts'

/** Part of the log. */
export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly NumberedEntry[]
  /** Number and digest of the last line, to be kept elsewhere. */
  readonly head: { readonly seq: number; readonly digest: string }
  /** First line that is not as it was written; null where all of them are. */
  readonly broken: ChainBreak | null
}

/** Lines that are read at once. */
const partLines = 5000

/** Lines that are looked through at once for one entry. */
const lookedLines = 500

/** Reads the newest entries, those before a number where one is given, and compares the whole log with itself and with the end that is kept. */
export async function readAuditPage(
  table: AuditTable,
  { limit, before = Infinity }: { readonly limit: number; readonly before?: number },
): Promise<AuditPage> {
  const { from, end, last } = await table.ends()
  const partAfter = (seq: number): Promise<readonly string[]> => table.lines(seq, end.seq, partLines)
  let entries: NumberedEntry[] = []
  let head = from
  let broken: ChainBreak | null = null
  for (let lines = await partAfter(from.seq); lines.length > 0 && broken === null; lines = await partAfter(head.seq)) {
    const first = head.seq + 1
    const read = readChain<Omit<NumberedEntry, 'seq'>>(lines.join('\n'), head)
    const numbered = read.entries.map((entry, index) => Object.assign({ seq: first + index }, entry))
    entries = [...entries, ...numbered.filter(({ seq }) => seq < before)].slice(-limit)
    ;({ head, broken } = read)
    await turn()
  }
  return { entries: entries.toReversed(), head, broken: broken ?? compareEnds(head, end, last) }
}

/** Finds what the chain alone cannot show: lines cut off at its end or put behind it, and a log that was written anew as a whole. */
function compareEnds(head: AuditPage['head'], end: AuditPage['head'], last: number): ChainBreak | null {
  if (head.seq < end.seq) return { line: head.seq + 1, why: `lines ${head.seq + 1} to ${end.seq} are missing at the end` }
  if (head.digest !== end.digest) return { line: end.seq, why: 'the log was written anew' }
  return last > end.seq ? { line: end.seq + 1, why: 'it stands behind the end of the log' } : null
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
