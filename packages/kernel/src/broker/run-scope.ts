import type { Brief, Ephemeral, ModelAnswer, ModelRequest, NewEvent, Role, Source } from '@galley/sdk'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import type { DocumentFolder } from './documents/document-folder.ts'
import type { RunMemory } from './run-memory.ts'

/** The key of a brokered effect in the ledger; `hash` and `nth` identify it within run and step. */
export interface EffectKey {
  readonly step: string
  readonly kind: 'model' | 'search' | 'read' | 'fetch'
  /** sha256 (hex) over the canonical JSON of kind, request and the asking plugin's digest. */
  readonly hash: string
  /** 0 for the first effect with this hash in this step of this run, then 1, 2 … */
  readonly nth: number
  readonly request: unknown
  /** Name of the plugin that asked. */
  readonly plugin: string
}

/** Result of performing an effect: the response is JSON, and a replay returns it. */
export interface Performed<T> {
  readonly response: T
  readonly usage?: unknown
}

/** The tokens that a plugin has left in this run. */
export interface TokenQuota {
  /** Sets a call's tokens aside until it is settled with what it used. Fault QUOTA_SPENT. */
  readonly reserve: (tokens: number) => { readonly settle: (used: number) => void }
}

/** Context of a model call: who makes it, how to stop it, and where each call to a server is booked: a repair is one more. */
export interface ModelCall {
  /** The role of the asking agent; absent when a tool asks. */
  readonly role?: Role
  readonly plugin: string
  readonly step: string
  readonly signal: AbortSignal
  readonly quota: TokenQuota
}

/** A search tool that is enabled for a run. */
export interface SearchTool {
  /** Name of a plugin that provides `search`. */
  readonly plugin: string
  /** The operator's address of the service: handed to the tool, the only host it may fetch from, and reachable even when private. */
  readonly base?: string
}

/** Answers of tools: of readers by the digest of the bytes and of the release, of searches by that of the question. An answer that is damaged or gone is asked for again. */
export interface Readings {
  readonly find: (key: string) => Promise<unknown>
  readonly keep: (key: string, answer: unknown) => Promise<void>
}

/** Events of a run that the broker writes itself, as it answers a plugin's host calls. */
export type BrokerEvent = Extract<NewEvent, { type: 'search.done' | 'source.added' | 'source.failed' }>

/**
 * Everything that one run may use: made by whoever runs drafts, handed to every call of that run, once per claim of the run
 * (a resumed run gets a new scope). Everything a plugin reaches, it reaches through this.
 */
export interface RunScope {
  readonly id: string
  readonly brief: Brief
  /** True when pages may be read that the brief did not name. */
  readonly web: boolean
  /** Returns the ledger's answer for this key, or performs the effect and remembers it. A failure is not remembered. */
  readonly effect: <T>(key: EffectKey, perform: () => Promise<Performed<T>>) => Promise<T>
  /** The run's models; null when there is none, and then no plugin sees a `model`. */
  readonly model: ((request: ModelRequest, call: ModelCall) => Promise<ModelAnswer>) | null
  readonly searchTools: readonly SearchTool[]
  /** Name of the plugin that reads each media type. */
  readonly readers: Readonly<Record<string, string>>
  /** The brief's own folder and texts; null when it has none. */
  readonly files: DocumentFolder | null
  /** Readings of documents from earlier runs; absent where nothing is kept. */
  readonly readings?: Readings
  /** Texts that plugins made of documents in earlier runs; absent where nothing is kept. */
  readonly derived?: Readings
  /** Results of search tools in earlier runs, and the time for which they are believed; absent where nothing is kept. */
  readonly searches?: Readings & { readonly maxAgeMs: number }
  /** Stores text and source; idempotent by `source.id`: the one stored first is returned. */
  readonly storeSource: (source: Source, text: string) => Promise<Source>
  /** The stored source with this id, or null. */
  readonly findSource: (id: string) => Promise<Source | null>
  /** The stored text of a source of this run. */
  readonly sourceText: (id: string) => Promise<string>
  /** Called while the step runs; the event belongs to that step's transaction. */
  readonly onEvent: (step: string, event: BrokerEvent) => void
  readonly onEphemeral: (event: Ephemeral) => void
  /** Called before a plugin is called in the run; the call waits until it is recorded, with the papers that it has now. */
  readonly onPlugin: (plugin: LoadedPlugin) => Promise<void>
  /** `createRunMemory()`: counts of quotas and of equal effects. */
  readonly memory: RunMemory
}
