import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from '@galley/ledger'
import { chainLine, readChain, type ChainBreak, type ChainHead } from '@galley/trust'
import { firstPartOf, readLogHead, type LogHead, type LogPart } from './log-head.ts'
import { readText, replacePrivately, sizeOf, writePrivately } from './private-files.ts'

/** Milliseconds that one entry waits for another process's. */
const maxWaitMs = 10_000

/** Means that a log is written with. */
export interface ChainedLogServices {
  readonly dataDir: string
  readonly clock: () => Date
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** A log: its name in the folder `log`, who writes it, and the most that is kept of it. */
export interface ChainedLogKind {
  readonly name: string
  readonly holder: string
  /** Bytes after which a new file is begun, and files that are kept; one of any size where they are left out. */
  readonly rotation?: { readonly maxBytes: number; readonly maxFiles: number }
}

/** A log as it is, and the first place where it is not as it was written; null where all of it is. */
export interface WholeLog<Entry> {
  readonly entries: readonly Entry[]
  readonly head: ChainHead
  readonly broken: ChainBreak | null
}

const pathsOf = (dataDir: string, name: string): { folder: string; first: string; head: string; lock: string } => {
  const folder = join(dataDir, 'log')
  return { folder, first: `${name}.jsonl`, head: join(folder, `${name}.head`), lock: join(folder, `${name}.lock`) }
}

/**
 * Writes entries to a log (`log/NAME.jsonl` in the data folder, 0600), dated: a chain of hashes, whose end is kept beside it. One that grew too
 * large goes on in a new file, `log/NAME.N.jsonl` with the number of its first line, and the oldest file is removed; the chain goes on through all.
 * A log that was tampered with is not repaired; what comes after is written all the same, and reading names the place.
 * @throws LOCK_HELD when another process writes for ten seconds
 */
export async function appendToLog(
  { name, holder, rotation }: ChainedLogKind,
  { dataDir, clock, sleep }: ChainedLogServices,
  entries: readonly object[],
): Promise<void> {
  const { folder, first, head, lock } = pathsOf(dataDir, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await exclusively({ file: lock, holder }, { maxMs: maxWaitMs, sleep }, () => {
    const kept = readLogHead(head, first)
    const parts = kept?.parts ?? [firstPartOf(first)]
    const at = parts.at(-1) ?? parts[0]
    const size = sizeOf(join(folder, at.file))
    const isAsKept = kept?.bytes === size
    const text = isAsKept ? '' : readText(join(folder, at.file))
    let end: ChainHead = isAsKept ? kept : endOf(text, at.from, kept)
    const isFull = rotation !== undefined && size >= rotation.maxBytes
    const part = isFull ? { file: `${name}.${end.seq + 1}.jsonl`, from: end } : at
    // A line that was cut off by a crash stays a line of its own.
    let lines = isFull || text === '' || text.endsWith('\n') ? '' : '\n'
    for (const entry of entries) {
      const next = chainLine(end, { at: clock().toISOString(), ...entry })
      lines += next.line
      end = next.head
    }
    writePrivately(join(folder, part.file), isFull ? 'w' : 'a', lines)
    const all = isFull ? [...parts, part].slice(-rotation.maxFiles) : parts
    const bytes = (isFull ? 0 : size) + Buffer.byteLength(lines)
    replacePrivately(head, `${JSON.stringify({ ...end, bytes, parts: all })}\n`)
    if (isFull) removeOthers(folder, name, all)
    return Promise.resolve()
  })
}

/** Removes the files of a log that are not among its parts. */
function removeOthers(folder: string, name: string, parts: readonly LogPart[]): void {
  for (const file of readdirSync(folder))
    if (file.startsWith(`${name}.`) && file.endsWith('.jsonl') && !parts.some((part) => part.file === file)) rmSync(join(folder, file))
}

/** Reads a log file by file, the oldest first, and compares each with itself, with the next and with the end that was kept; nothing follows a break. */
export function* readLogParts<Entry>({ name }: ChainedLogKind, dataDir: string): Generator<WholeLog<Entry>> {
  const { folder, first, head } = pathsOf(dataDir, name)
  const kept = readLogHead(head, first)
  const parts = kept?.parts ?? [firstPartOf(first)]
  for (const [index, { file, from }] of parts.entries()) {
    const text = readText(join(folder, file))
    const read = readChain<Entry>(text, from)
    const next = parts[index + 1]
    const end = next === undefined ? compareEnds(text, from, read.head, kept) : compareWithNext(read.head, next.from)
    const broken = read.broken ?? end
    yield { ...read, broken }
    if (broken !== null) return
  }
}

/** Reads the whole log; without one there are no entries. */
export function readLog<Entry>(kind: ChainedLogKind, dataDir: string): WholeLog<Entry> {
  const parts = [...readLogParts<Entry>(kind, dataDir)]
  const { head, broken } = parts.at(-1) ?? { head: firstPartOf('').from, broken: null }
  return { entries: parts.flatMap(({ entries }) => entries), head, broken }
}

/** The end to go on from: that of the log, or the one that was kept where the log was cut or changed. */
function endOf(text: string, from: ChainHead, kept: LogHead | null): ChainHead {
  const { head, broken } = readChain(text, from)
  return kept === null || (broken === null && head.seq > kept.seq) ? head : kept
}

function missing(head: ChainHead, to: ChainHead): ChainBreak {
  return { line: head.seq + 1, why: `lines ${head.seq + 1} to ${to.seq} are missing at the end` }
}

function compareWithNext(head: ChainHead, from: ChainHead): ChainBreak | null {
  if (head.seq < from.seq) return missing(head, from)
  return head.digest === from.digest ? null : { line: head.seq, why: 'the next file of the log goes on from another line' }
}

/** Finds what the chain alone cannot show: lines cut off at its end, and a log that was written anew as a whole. */
function compareEnds(text: string, from: ChainHead, head: ChainHead, kept: LogHead | null): ChainBreak | null {
  if (kept === null) return head.seq === 0 ? null : { line: head.seq, why: 'the end that is kept beside the log is missing' }
  if (head.seq < kept.seq) return missing(head, kept)
  // A line that was written while the process died stands behind the end that was kept.
  const upTo = text.split('\n', kept.seq - from.seq).join('\n')
  return readChain(upTo, from).head.digest === kept.digest ? null : { line: kept.seq, why: 'the log was written anew' }
}
