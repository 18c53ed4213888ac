import type { spawn } from 'node:child_process'
import type fs from 'node:fs'
import type { Readable } from 'node:stream'

/** Everything a command takes from its process and machine. Made once, in a process entry, and handed on as an argument. */
export interface System {
  /** Name of the program, as its user types it. */
  readonly program: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder the user stands in: what relative paths are relative to. */
  readonly cwd: string
  /** The root of the clone this runs from, or null when it was installed from a package. */
  readonly cloneRoot: string | null
  /** The root of the package that holds the program: what it brings along lies there. */
  readonly packageRoot: string
  /** The user's home folder, and the system's folder for temporary files. */
  readonly home: string
  readonly temp: string
  readonly execPath: string
  readonly platform: string
  /** Processor architecture and version of Node, as `process` names them. */
  readonly arch: string
  readonly nodeVersion: string
  /** This process, and how to ask after others. */
  readonly process: { readonly pid: number; readonly kill: (pid: number, signal: 0) => void; readonly bootedAt: Date }
  readonly version: string
  readonly clock: () => Date
  readonly fetch: typeof fetch
  readonly fs: typeof fs
  readonly spawn: typeof spawn
  readonly random: (bytes: number) => Uint8Array
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly readStdin: () => Promise<string>
  /** Standard input as it comes: for a command that is talked to. */
  readonly openStdin: () => Readable
  /** Asks the person at the terminal, and returns the line that they typed; absent where nobody sits at one. */
  readonly ask?: ((question: string) => Promise<string>) | undefined
  /** Results: what a pipe receives. */
  readonly out: (result: string | Uint8Array) => void
  /** Aborted once nobody reads the results any more: nothing that follows a run goes on for its output's sake. */
  readonly outClosed?: AbortSignal | undefined
  /** Everything else, a line at a time. */
  readonly say: (line: string) => void
  /** True when stderr is a terminal: progress may redraw its line. */
  readonly isTerminal: boolean
  /** True when stdout is a terminal: results may be coloured. */
  readonly isOutTerminal?: boolean
  /** Columns of the terminal that results go to; absent where they go elsewhere. */
  readonly columns?: number | undefined
  /** Redraws the terminal's last line; does nothing elsewhere. */
  readonly redraw: (line: string) => void
  /** Calls back at the first Ctrl-C or SIGTERM; the second one ends the process. Answers a function that stops listening. */
  readonly onInterrupt: (handler: (signal: 'SIGINT' | 'SIGTERM') => void) => () => void
}
