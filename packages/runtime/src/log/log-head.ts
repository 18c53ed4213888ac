import { chainStart, type ChainHead } from '@galley/trust'
import { readText } from './private-files.ts'

/** File of a log, and the end of the chain before its first line. */
export interface LogPart {
  readonly file: string
  readonly from: ChainHead
}

/** End of a log as it is kept beside it, and the files that the log consists of, the oldest first. */
export interface LogHead extends ChainHead {
  /** Bytes of the last file up to this end; -1 where they were not kept. */
  readonly bytes: number
  readonly parts: readonly [LogPart, ...LogPart[]]
}

/** Reads the end that is kept; null where there is none that can be read. */
export function readLogHead(file: string, firstPart: string): LogHead | null {
  try {
    const { seq, digest, bytes = -1, parts = [firstPartOf(firstPart)] } = JSON.parse(readText(file)) as Partial<LogHead>
    const [first, ...more] = parts
    return typeof seq === 'number' && typeof digest === 'string' ? { seq, digest, bytes, parts: [first, ...more] } : null
  } catch {
    return null
  }
}

/** The file that every log begins with. */
export function firstPartOf(file: string): LogPart {
  return { file, from: { seq: 0, digest: chainStart } }
}
