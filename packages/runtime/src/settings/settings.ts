import type { ModelFigures, PresetName } from '@galley/models'
import type { EntailmentLabel, ModelDemand, PluginLimits, Role } from '@galley/sdk'

/** A model server by preset or address. The key comes from the environment only, never from a file. */
export interface ModelChoice {
  readonly preset?: PresetName
  readonly url?: string
  readonly name?: string
  /** Demands on the models of this role, or of all; in the file they stand beside the name. */
  readonly demand?: ModelDemand
}

/** A file that the operator pinned by its digest. */
export interface PinnedFile {
  /** Absolute. */
  readonly file: string
  /** sha256 (hex) of its bytes. */
  readonly sha256: string
}

/** An entailment model of the operator's, and the plugin that runs it. */
export interface EntailmentChoice extends PinnedFile {
  /** Its `tokenizer.json`; without one it takes texts. */
  readonly tokenizer?: PinnedFile
  /** Order of its outputs, where it is not the usual one. */
  readonly labels?: readonly EntailmentLabel[]
  readonly plugin: string
}

/** Ceilings of the operator for one plugin: numbers of a run or of a call, at most what its manifest asks; 0 of a quota takes the permission away. */
export interface PluginCeilings extends PluginLimits {
  /** Queries, pages, tokens and requests of one run. */
  readonly maxQueries?: number
  readonly maxPages?: number
  readonly maxTokens?: number
  readonly maxRequests?: number
  /** Hosts that it may fetch from; `*.x.org` is any below x.org. The operator's own address in `services` is always among them. */
  readonly hosts?: readonly string[]
  /** False: it is not given the brief's documents. */
  readonly files?: boolean
}

/** Places where a gateway listens, and where it is found. */
interface GatewaySettings {
  readonly host: string
  readonly port: number
  readonly allowedHosts: readonly string[]
  /** Address under which a proxy makes it reachable, without a slash at its end; left out where there is no proxy. */
  readonly publicUrl?: string
}

/** Ways in which a gateway tells what it does. */
interface TelemetrySettings {
  /** `text`: lines for people; `json`: those lines and one for each request, as JSON. */
  readonly log: 'text' | 'json'
  /** True: what clients send to models is in that log too. */
  readonly prompts: boolean
  /** Address of an OpenTelemetry collector that takes OTLP over HTTP; without one nothing is sent anywhere. */
  readonly otlp?: string
}

/** Settings of a process, from flag, environment (`GALLEY_*`), `galley.config.json`, default, in this order. */
export interface Settings {
  readonly model?: ModelChoice
  readonly models?: Partial<Record<Role, ModelChoice>>
  /** The model of the entailment judge; none where it is left out. In the file it stands in `models` too. */
  readonly entailment?: EntailmentChoice
  /** Cost of models by their name: what a brief's `budget.usd` and `budget.wattHours` are counted with. In the file they stand in `models` too. */
  readonly figures?: Readonly<Record<string, ModelFigures>>
  /** Limits of models by their name, which all tokens share. In the file they stand in `models` too. */
  readonly limits?: Readonly<Record<string, { readonly requestsPerMinute?: number; readonly tokensPerMinute?: number }>>
  /** Models that answer clients in the place of another one, by its name. In the file they stand in `models` too. */
  readonly fallbacks?: Readonly<Record<string, readonly string[]>>
  /** Times that a model may take: until it begins to answer, and for the whole of its answer. */
  readonly modelTimeouts?: { readonly firstWordSeconds: number; readonly answerSeconds: number }
  /** Ask loopback for a local model server when none is configured. */
  readonly probeLocal: boolean
  /** Local models only, and no web, whatever a brief asks. */
  readonly onlyLocal: boolean
  /** Name of the plugin that plays each role. */
  readonly team: Readonly<Record<Role, string>>
  /** Names of the search tools that are asked, in this order; left out, those that `services` has an address for. */
  readonly search?: readonly string[]
  /** The operator's addresses of the services that search tools ask, by the tool's name; `NAME` is short for `@galley/search-NAME`. */
  readonly services: Readonly<Record<string, { readonly url: string }>>
  /** Name of the plugin that reads, or of one for each media type. */
  readonly read: string | Readonly<Record<string, string>>
  /** The operator's ceilings, by the plugin's name. */
  readonly plugins: Readonly<Record<string, PluginCeilings>>
  /** The plugin index that bare names of plugins come from; without one they come from the npm registry. */
  readonly index?: { readonly url: string; readonly root?: string }
  readonly fetch: {
    /** `host:port` that may be reached although it is not public: an intranet wiki, a search engine of one's own. */
    readonly privateHosts: readonly string[]
    /** Told to the servers that are read, so that their operators can ask. */
    readonly contact: string
    /** Pause between two requests to one host, in milliseconds. */
    readonly gapMs: number
    /** Time for which what a search found is believed, in minutes; 0 asks anew each time. */
    readonly keepSearchMinutes: number
    /** Domains from which nothing is found or fetched, whatever a brief says; a domain covers the hosts below it. */
    readonly blockDomains?: readonly string[]
    /** The only domains from which something is found or fetched, where there are any. */
    readonly allowDomains?: readonly string[]
  }
  /** Folders (absolute) that a brief may name over HTTP. */
  readonly sourceRoots: readonly string[]
  readonly gateway: GatewaySettings
  readonly telemetry: TelemetrySettings
  /** Days for which drafts are kept after their end, and those that failed or were cancelled; for ever where they are left out. */
  readonly retention?: { readonly draftDays?: number; readonly failedDays?: number }
  /** Runs at once in this process; 0 where others on the same database work on them. */
  readonly workers: number
}
