import { change, every, first, type Program } from './program.ts'
import { requestWaitMs, type Scope } from './scope.ts'

/** Number and digest of a line of the log; 0 and zeros where no line came before. */
export interface LogEnd {
  readonly seq: number
  readonly digest: string
}

/** A line as it follows the one before it. */
export interface LinkedLine extends LogEnd {
  readonly line: string
}

/** The log of who did what as it is stored: lines in one order, whatever process wrote them. */
export interface AuditTable {
  /** Adds lines; `link` makes them follow the last one, and may be asked more than once. */
  append(link: (end: LogEnd) => readonly LinkedLine[]): Promise<void>
  /** Reads the end that is kept of the log, that of the lines that are not kept any more, and the number of the last line that there is. */
  ends(): Promise<{ readonly from: LogEnd; readonly end: LogEnd; readonly last: number }>
  /** Lists the lines after one number and up to another, the first `limit` of them. */
  lines(after: number, upTo: number, limit: number): Promise<readonly string[]>
}

/** Lines that are kept at least. */
const keptLines = 100_000

/** Lines beyond those that are let come together before the oldest are removed. */
const spareLines = 1000

/** Opens the log of a ledger. */
export function openAuditTable(scope: Scope): AuditTable {
  return {
    append: (link) => scope.write(() => appending(scope, link), requestWaitMs),
    ends: () => scope.read(readEnds),
    lines: async (after, upTo, limit) => {
      const sql = 'SELECT line FROM audit_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?'
      const rows = await scope.read(() => every<{ line: string }>(sql, after, upTo, limit))
      return rows.map(({ line }) => line)
    },
  }
}

function* appending(scope: Scope, link: (end: LogEnd) => readonly LinkedLine[]): Program<void> {
  yield* scope.inTurn('audit log')
  const { from, end } = yield* readEnds()
  let last = end
  for (const { seq, digest, line } of link(end)) {
    yield* change('INSERT INTO audit_log (seq, digest, line) VALUES (?, ?, ?)', seq, digest, line)
    last = { seq, digest }
  }
  yield* change('UPDATE audit_end SET seq = ?, digest = ?', last.seq, last.digest)
  if (last.seq - from.seq >= keptLines + spareLines) yield* removeOldest(last.seq - keptLines)
}

/** Removes the lines up to a number; the digest of the last of them stays, so that the next one is known to follow it. */
function* removeOldest(upTo: number): Program<void> {
  yield* change('UPDATE audit_end SET from_seq = ?, from_digest = (SELECT digest FROM audit_log WHERE seq = ?)', upTo, upTo)
  yield* change('DELETE FROM audit_log WHERE seq <= ?', upTo)
}

function* readEnds(): Program<{ readonly from: LogEnd; readonly end: LogEnd; readonly last: number }> {
  const row = yield* first<{ seq: number; digest: string; fromSeq: number; fromDigest: string; last: number | null }>(
    `SELECT seq, digest, from_seq AS "fromSeq", from_digest AS "fromDigest", (SELECT max(seq) FROM audit_log) AS last FROM audit_end`,
  )
  if (row === undefined) throw new Error('the end of the audit log is missing')
  const { seq, digest, fromSeq, fromDigest, last } = row
  return { end: { seq, digest }, from: { seq: fromSeq, digest: fromDigest }, last: last ?? fromSeq }
}

/** Empties the log of a ledger into which another one is moved. */
export function* clearAuditLog(): Program<void> {
  yield* change('DELETE FROM audit_end')
  yield* change('DELETE FROM audit_log')
}
