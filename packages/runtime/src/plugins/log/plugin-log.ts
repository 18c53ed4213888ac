import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from '@galley/ledger'
import { chainLine, readChain, type ChainBreak, type ChainHead } from '@galley/trust'
import type { DatedLogEntry, PluginLogEntry } from './log-entry.ts'

/** Milliseconds that one entry waits for another process's. */
const maxWaitMs = 10_000

/** Means that the log is written with. */
export interface PluginLogMeans {
  readonly dataDir: string
  readonly clock: () => Date
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** The log as it is, and the first place where it is not as it was written; null where all of it is. */
export interface PluginLog {
  readonly entries: readonly DatedLogEntry[]
  readonly head: ChainHead
  readonly broken: ChainBreak | null
}

const filesOf = (dataDir: string): { folder: string; log: string; head: string; lock: string } => {
  const folder = join(dataDir, 'log')
  return { folder, log: join(folder, 'plugins.jsonl'), head: join(folder, 'plugins.head'), lock: join(folder, 'plugins.lock') }
}

/**
 * Writes one line to the log of what was done with plugins (`log/plugins.jsonl` in the data folder, 0600): a chain of hashes, whose end is
 * kept beside it. A log that was tampered with is not repaired; what comes after is written all the same, and `readPluginLog` names the place.
 * @throws LOCK_HELD when another process writes for ten seconds
 */
export async function appendToPluginLog({ dataDir, clock, sleep }: PluginLogMeans, entry: PluginLogEntry): Promise<void> {
  const files = filesOf(dataDir)
  mkdirSync(files.folder, { recursive: true, mode: 0o700 })
  await exclusively({ file: files.lock, holder: 'another command on plugins' }, { maxMs: maxWaitMs, sleep }, () => {
    const text = readText(files.log)
    const next = chainLine(endOf(text, readHead(files.head)), { at: clock().toISOString(), ...entry } satisfies DatedLogEntry)
    // A line that was cut off by a crash stays a line of its own.
    append(files.log, `${text === '' || text.endsWith('\n') ? '' : '\n'}${next.line}`)
    replace(files.head, `${JSON.stringify(next.head)}\n`)
    return Promise.resolve()
  })
}

/** Reads the log and compares it with itself and with the end that was kept; without a log there are no entries. */
export function readPluginLog(dataDir: string): PluginLog {
  const files = filesOf(dataDir)
  const text = readText(files.log)
  const { entries, head, broken } = readChain<DatedLogEntry>(text)
  return { entries, head, broken: broken ?? compareEnds(text, head, readHead(files.head)) }
}

/** The end to go on from: that of the log, or the one that was kept where the log was cut or changed. */
function endOf(text: string, kept: ChainHead | null): ChainHead {
  const { head, broken } = readChain(text)
  return kept === null || (broken === null && head.seq > kept.seq) ? head : kept
}

/** Finds what the chain alone cannot show: lines cut off at its end, and a log that was written anew as a whole. */
function compareEnds(text: string, head: ChainHead, kept: ChainHead | null): ChainBreak | null {
  if (kept === null) return head.seq === 0 ? null : { line: head.seq, why: 'the end that is kept beside the log is missing' }
  if (head.seq < kept.seq) return { line: head.seq + 1, why: `lines ${head.seq + 1} to ${kept.seq} are missing at the end` }
  // A line that was written while the process died stands behind the end that was kept.
  const upTo = text.split('\n', kept.seq).join('\n')
  return readChain(upTo).head.digest === kept.digest ? null : { line: kept.seq, why: 'the log was written anew' }
}

function readHead(file: string): ChainHead | null {
  try {
    const head = JSON.parse(readText(file)) as Partial<ChainHead> | null
    return typeof head?.seq === 'number' && typeof head.digest === 'string' ? { seq: head.seq, digest: head.digest } : null
  } catch {
    return null
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function append(file: string, text: string): void {
  write(file, 'a', text)
}

function replace(file: string, text: string): void {
  write(`${file}.part`, 'w', text)
  renameSync(`${file}.part`, file)
}

function write(file: string, flags: 'a' | 'w', text: string): void {
  const open = openSync(file, flags, 0o600)
  try {
    writeSync(open, text)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
