import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { MovedLine } from '@galley/runtime'

/** Writes an exported ledger into a new file, for its owner alone, a line of JSON each. Answers the number of lines. */
export async function writeLedgerFile(path: string, lines: AsyncIterable<MovedLine>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const line of lines) await file.write(`${JSON.stringify(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Reads it back. A line that is no JSON, such as the last one of a file that was cut off, is left to the ledger, which misses what it ends with. */
export async function* readLedgerFile(path: string): AsyncGenerator<MovedLine> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const parsed = parse(line)
    if (parsed === null) return
    yield parsed
  }
}

function parse(line: string): MovedLine | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' ? (value as MovedLine | null) : null
  } catch {
    return null
  }
}
