import type { PluginLimits } from '@galley/sdk'

/** Everything that starting a plugin needs. */
export interface StartOptions {
  readonly name: string
  /** The verified bundle; nothing else of the plugin ever reaches the process. */
  readonly code: Uint8Array
  /** Operations that the plugin's manifest declares; no other is called. */
  readonly operations: readonly string[]
  readonly limits: Required<PluginLimits>
  /** Files that the host has read and checked, by name: the process is handed these bytes, and opens nothing. */
  readonly pinned?: Readonly<Record<string, Uint8Array>>
  /** `cwd` is the process's working folder, the root of the file system unless told otherwise: it can read neither. */
  readonly node: { readonly execPath: string; readonly cwd?: string }
  /** The process does not start where a layer of the wall is missing; without this it starts behind what there is. */
  readonly needsWall?: boolean
  /** Milliseconds until the bundle must be loaded; 10,000 when left out. `limits.timeoutMs` bounds calls only. */
  readonly maxStartMs?: number
}

/** Rights, limits and listeners of one call of a plugin's operation. */
export interface CallOptions {
  /** Members of its `Host`: `search`, `read`, `text`, `model`, `fetch`, `files`, `body`. `pinned` is there where the process was handed files. */
  readonly capabilities: readonly string[]
  /** Aborting rejects the call with the signal's reason; a plugin that does not stop within 2 s is killed. */
  readonly signal: AbortSignal
  /** The plugin's own time: waiting for the host does not count, computing meanwhile does. */
  readonly timeoutMs: number
  /** Answers a host call; `args` are the plugin's and as yet unchecked. A fault thrown here reaches the plugin as code, message and hint. */
  readonly onHostCall: (operation: string, args: unknown, signal: AbortSignal) => Promise<unknown>
  readonly onLog: (level: 'info' | 'warn', message: string) => void
  readonly onProgress: (note: string, fraction?: number) => void
}

/** A plugin's running process. */
export interface PluginProcess {
  readonly operations: readonly string[]
  readonly pid: number
  readonly alive: boolean
  /** Private memory that it has now, in MiB; null where the system does not tell. */
  privateMiB(): number | null
  /**
   * Calls one operation; several at once are possible. Faults: PLUGIN_NO_OPERATION, PLUGIN_INPUT_TOO_LARGE, PLUGIN_FAILED,
   * and PLUGIN_DIED, PLUGIN_TIMED_OUT, PLUGIN_CPU_SPENT, PLUGIN_OUT_OF_MEMORY, PLUGIN_PROTOCOL, which end the process and every call in it.
   * A fault that `onHostCall` threw and the plugin let through is thrown as it was.
   */
  call(operation: string, input: unknown, options: CallOptions): Promise<unknown>
  /** Kills the process and waits until it is gone. */
  close(): Promise<void>
}
