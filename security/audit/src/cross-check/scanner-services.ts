import type { spawn } from 'node:child_process'
import type * as nodeFs from 'node:fs'

/** The functions that running the scanner needs from outside; `node:fs` and `spawn` of `node:child_process` fit. */
export interface ScannerServices {
  readonly fs: Pick<typeof nodeFs, 'mkdtempSync' | 'mkdirSync' | 'writeFileSync' | 'copyFileSync' | 'symlinkSync' | 'rmSync'>
  readonly spawn: typeof spawn
  /** A folder for temporary files, outside of what is audited. */
  readonly temp: string
  /** Milliseconds for one run; 60,000 when left out. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}
