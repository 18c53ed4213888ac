import { setImmediate as turn } from 'node:timers/promises'
import type { AuditTable } from '@galley/ledger'
import { readChain, type ChainBreak, type ChainHead } from '@galley/trust'

/** Result of a comparison of the log with itself. */
export interface LogCheck {
  /** Number and digest of the last line, to be kept elsewhere. */
  readonly head: ChainHead
  /** First line that is not as it was written; null where all of them are. */
  readonly broken: ChainBreak | null
}

/** A comparison, and when the first of its lines was read: what came later was added to it since. */
interface Dated extends LogCheck {
  readonly at: number
}

/** Milliseconds for which lines that were as they had been written are not read again: 100,000 of them take a second of the processor. */
const believedMs = 60_000

/** Lines that are read at once. */
const partLines = 5000

/**
 * Makes the function that compares the log with itself and with the end that is kept: the whole of it at the first call and once a minute
 * at most, else what came since the call before. Calls at the same time come one after the other.
 */
export function createLogCheck(table: AuditTable, clock: () => Date): () => Promise<LogCheck> {
  let latest: Promise<Dated | null> = Promise.resolve(null)
  return async () => {
    const next = latest
      .catch(() => null)
      .then((before) => {
        const now = clock().getTime()
        const isBelieved = before !== null && before.broken === null && now - before.at < believedMs
        return compare(table, isBelieved ? before : { head: null, at: now })
      })
    latest = next
    const { head, broken } = await next
    return { head, broken }
  }
}

/** Compares the lines behind a head, or all that are kept where there is none. */
async function compare(table: AuditTable, { head: before, at }: { readonly head: ChainHead | null; readonly at: number }): Promise<Dated> {
  const { from, end, last } = await table.ends()
  let head = before ?? from
  let broken: ChainBreak | null = null
  const nextLines = (): Promise<readonly string[]> => table.lines(head.seq, end.seq, partLines)
  for (let lines = await nextLines(); lines.length > 0 && broken === null; lines = await nextLines()) {
    ;({ head, broken } = readChain(lines.join('\n'), head))
    await turn()
  }
  return { at, head, broken: broken ?? compareEnds(head, end, last) }
}

/** Finds what the chain alone cannot show: lines cut off at its end or put behind it, and a log that was written anew as a whole. */
function compareEnds(head: ChainHead, end: ChainHead, last: number): ChainBreak | null {
  if (head.seq < end.seq) return { line: head.seq + 1, why: `lines ${head.seq + 1} to ${end.seq} are missing at the end` }
  if (head.digest !== end.digest) return { line: end.seq, why: 'the log was written anew' }
  return last > end.seq ? { line: end.seq + 1, why: 'it stands behind the end of the log' } : null
}
