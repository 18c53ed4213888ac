import type { ModelFigures, PresetName } from '@galley/models'
import type { Role } from '@galley/sdk'

/** A model server by preset or address. The key comes from the environment only, never from a file. */
export interface ModelChoice {
  readonly preset?: PresetName
  readonly url?: string
  readonly name?: string
}

/** Settings of a process, from flag, environment (`GALLEY_*`), `galley.config.json`, default, in this order. */
export interface Settings {
  readonly model?: ModelChoice
  readonly models?: Partial<Record<Role, ModelChoice>>
  /** Cost of models by their name: what a brief's `budget.usd` and `budget.wattHours` are counted with. In the file they stand in `models` too. */
  readonly figures?: Readonly<Record<string, ModelFigures>>
  /** Ask loopback for a local model server when none is configured. */
  readonly probeLocal: boolean
  /** Local models only, and no web, whatever a brief asks. */
  readonly onlyLocal: boolean
  readonly search: { readonly searxng?: { readonly url: string }; readonly wikipedia?: { readonly url: string } }
  /** The plugin index that bare names of plugins come from; without one they come from the npm registry. */
  readonly index?: { readonly url: string; readonly root?: string }
  readonly fetch: {
    /** `host:port` that may be reached although it is not public: an intranet wiki, a search engine of one's own. */
    readonly privateHosts: readonly string[]
    /** Told to the servers that are read, so that their operators can ask. */
    readonly contact: string
    /** Pause between two requests to one host, in milliseconds. */
    readonly gapMs: number
  }
  /** Folders (absolute) that a brief may name over HTTP. */
  readonly sourceRoots: readonly string[]
  readonly gateway: { readonly host: string; readonly port: number; readonly allowedHosts: readonly string[] }
  /** Runs at once in this process. */
  readonly workers: number
}
