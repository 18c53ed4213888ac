import type { ChainHead } from '@galley/trust'
import { readText } from './private-files.ts'

/** End of a log as it is kept beside it. */
export interface LogHead extends ChainHead {
  /** Bytes of the file up to this end; -1 where they were not kept. */
  readonly bytes: number
}

/** Reads the end that is kept; null where there is none that can be read. */
export function readLogHead(file: string): LogHead | null {
  try {
    const { seq, digest, bytes = -1 } = JSON.parse(readText(file)) as Partial<LogHead>
    return typeof seq === 'number' && typeof digest === 'string' ? { seq, digest, bytes } : null
  } catch {
    return null
  }
}
