import type { Hit } from '../plugin/hit.ts'
import type { BodyHandle, FetchRequest, Host, ModelAnswer, ModelRequest } from '../plugin/host.ts'
import type { Plugin } from '../plugin/plugin.ts'

/** Answers of the world: by a function of what is asked, or by a table. An `Error` is thrown to the plugin; so is whatever the function throws. */
export type Scripted<Answer, Request = never> =
  | ((asked: string, n: number, request: Request) => Answer | Error | Promise<Answer>)
  | Readonly<Record<string, Answer | Error>>

/** Answer of a scripted `fetch`: a body, or one with status (200), media type (`text/html`), the address after redirects, and headers. */
export type ScriptedReply =
  | string
  | {
      readonly text: string
      readonly status?: number
      readonly type?: string
      readonly url?: string
      readonly headers?: Readonly<Record<string, string>>
    }

/** Text of a page or document as a reader made it: its title is its address unless it is given. */
export type ScriptedPage = string | { readonly title: string; readonly text: string }

/** Answers of the model, in their order or by a function of the request; a text, or a JSON value for a request with a schema. */
export type ScriptedModel =
  | ((request: ModelRequest, n: number) => ModelReply | Error | Promise<ModelReply>)
  | readonly (ModelReply | Error)[]

/** A text, or parts of a model's answer. */
export type ModelReply = string | Partial<ModelAnswer>

/** A manifest as it is imported from a `package.json`; the parts that decide what a host grants. */
export interface ManifestJson {
  readonly permissions: object
  readonly limits?: object
  readonly provides?: readonly unknown[]
}

/** Script of a test host: the answers to host calls, by capability. */
export interface TestHostOptions {
  /**
   * The plugin's manifest: the `galley` key of its `package.json`. A capability that it does not grant is absent
   * from the host, and its quotas and limits hold. Left out, everything that is scripted is granted.
   */
  readonly manifest?: ManifestJson
  /** Name in the texts of faults; `plugin` when left out. */
  readonly name?: string
  /** Hits by query. */
  readonly search?: Scripted<readonly Hit[]>
  /** Pages and documents by address. */
  readonly read?: Scripted<ScriptedPage>
  /** Replies by address; a function is handed the whole request as well. */
  readonly fetch?: Scripted<ScriptedReply, FetchRequest>
  readonly model?: ScriptedModel
  /** The brief's own documents: texts by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Texts that the plugin kept of documents: hand the same map to the next host, and they are found again. */
  readonly kept?: Map<string, string>
  /** The files that the operator pinned for the tool, by name. */
  readonly pinned?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  /** The operator's address of the service that the tool speaks to. */
  readonly base?: string
  /** Time of each ask; the machine's when left out. */
  readonly clock?: () => Date
}

/** One thing that the plugin asked of the host, refused or not. */
export interface Ask {
  readonly operation: string
  readonly args: unknown
  readonly at: Date
}

/** A host for tests, and what was asked of it. */
export interface TestHost {
  readonly host: Host
  readonly asks: readonly Ask[]
  /** Log lines: `warn: …` or `info: …`. */
  readonly logs: readonly string[]
  /** Notes of `host.progress`. */
  readonly notes: readonly string[]
  /** Keeps a body such as a reader is handed: its text, or with `base64` its bytes in that encoding. */
  readonly hold: (text: string, encoding?: 'base64') => BodyHandle
  /** Cancels the call: `host.signal` is aborted. */
  readonly abort: (reason?: Error) => void
  /**
   * Runs an operation as the kernel does: what goes in and comes out crosses as JSON, and the answer is checked. Rejects with
   * PLUGIN_NO_OPERATION or PLUGIN_BAD_ANSWER as `code`, or with what the plugin throws.
   */
  readonly call: (plugin: Plugin, operation: string, input: unknown) => Promise<unknown>
}
