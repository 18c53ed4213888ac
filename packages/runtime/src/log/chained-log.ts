import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from '@galley/ledger'
import { chainLine, readChain, type ChainBreak, type ChainHead } from '@galley/trust'
import { readLogHead, type LogHead } from './log-head.ts'
import { readText, replacePrivately, sizeOf, writePrivately } from './private-files.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds that one entry waits for another process's. */
const maxWaitMs = 10_000

/** Services that a log is written with. */
export interface ChainedLogServices {
  readonly dataDir: string
  readonly clock: () => Date
  readonly sleep: Sleep
}

/** A log: its name in the folder `log`, and who writes it. */
export interface ChainedLogKind {
  readonly name: string
  readonly holder: string
}

/** A log as it is, and the first place where it is not as it was written; null where all of it is. */
export interface WholeLog<Entry> {
  readonly entries: readonly Entry[]
  readonly head: ChainHead
  readonly broken: ChainBreak | null
}

const pathsOf = (dataDir: string, name: string): { folder: string; file: string; head: string; lock: string } => {
  const folder = join(dataDir, 'log')
  return { folder, file: join(folder, `${name}.jsonl`), head: join(folder, `${name}.head`), lock: join(folder, `${name}.lock`) }
}

/**
 * Writes an entry to a log (`log/NAME.jsonl` in the data folder, 0600), dated: a chain of hashes, whose end is kept beside it. A log that was tampered with is
 * not repaired; what comes after is written all the same, and reading names the place.
 * @throws LOCK_HELD when another process writes for ten seconds
 */
export async function appendToLog(
  { name, holder }: ChainedLogKind,
  { dataDir, clock, sleep }: ChainedLogServices,
  entry: object,
): Promise<void> {
  const { folder, file, head, lock } = pathsOf(dataDir, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await exclusively({ file: lock, holder }, { maxMs: maxWaitMs, sleep }, () => {
    const kept = readLogHead(head)
    const size = sizeOf(file)
    const isAsKept = kept?.bytes === size
    const text = isAsKept ? '' : readText(file)
    const next = chainLine(isAsKept ? kept : endOf(text, kept), { at: clock().toISOString(), ...entry })
    // A line that was cut off by a crash stays a line of its own.
    const line = text === '' || text.endsWith('\n') ? next.line : `\n${next.line}`
    writePrivately(file, 'a', line)
    replacePrivately(head, `${JSON.stringify({ ...next.head, bytes: size + Buffer.byteLength(line) })}\n`)
    return Promise.resolve()
  })
}

/** Reads the whole log, and compares it with itself and with the end that was kept; without one there are no entries. */
export function readLog<Entry>({ name }: ChainedLogKind, dataDir: string): WholeLog<Entry> {
  const { file, head } = pathsOf(dataDir, name)
  const text = readText(file)
  const read = readChain<Entry>(text)
  return { ...read, broken: read.broken ?? compareEnds(text, read.head, readLogHead(head)) }
}

/** The end to go on from: that of the log, or the one that was kept where the log was cut or changed. */
function endOf(text: string, kept: LogHead | null): ChainHead {
  const { head, broken } = readChain(text)
  return kept === null || (broken === null && head.seq > kept.seq) ? head : kept
}

/** Finds what the chain alone cannot show: lines cut off at its end, and a log that was written anew as a whole. */
function compareEnds(text: string, head: ChainHead, kept: LogHead | null): ChainBreak | null {
  if (kept === null) return head.seq === 0 ? null : { line: head.seq, why: 'the end that is kept beside the log is missing' }
  if (head.seq < kept.seq) return { line: head.seq + 1, why: `lines ${head.seq + 1} to ${kept.seq} are missing at the end` }
  // A line that was written while the process died stands behind the end that was kept.
  const upTo = text.split('\n', kept.seq).join('\n')
  return readChain(upTo).head.digest === kept.digest ? null : { line: kept.seq, why: 'the log was written anew' }
}
