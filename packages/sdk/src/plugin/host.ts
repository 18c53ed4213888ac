import type { Hit } from './hit.ts'
import type { FetchMethod } from './manifest.ts'
import type { JsonSchema } from '../schema/schema.ts'

/** One message of a chat with a model, in the roles of the OpenAI API. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** One call of the role's model; the host chooses the model. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[]
  /** Schema of a JSON answer: the host asks for it, parses, and repairs at most twice. Left out, the answer is text. */
  readonly schema?: JsonSchema
  readonly maxTokens?: number
  /** 0 to 2; 0 unless told otherwise, so that a run can be repeated. */
  readonly temperature?: number
}

/** Answer of the role's model. */
export interface ModelAnswer {
  /** The text without any thinking. */
  readonly text: string
  /** The parsed answer when a schema was given. */
  readonly json?: unknown
  readonly finish: 'stop' | 'length'
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number }
}

/** A body kept by the host: read it in pieces of at most 262,144 characters. */
export interface BodyHandle {
  readonly body: string
  /** Length in UTF-16 units. */
  readonly chars: number
  /** sha256 (hex) of the bytes, where the host knows it: a body that was read before need not be read again. */
  readonly digest?: string
  /** There when the body is no text: its bytes come as base64, and every piece of 262,144 characters can be decoded by itself. */
  readonly encoding?: 'base64'
  /** Title of a document, as its reader found it. */
  readonly title?: string
}

/** A text that the host stored; it is another one only under another digest. */
export interface StoredText {
  readonly sourceId: string
  readonly title: string
  /** Length in UTF-16 units. */
  readonly chars: number
  /** sha256 (hex) of the text in UTF-8: one that was read before need not be read again. */
  readonly digest: string
}

/** A request of `host.fetch`; host, method and number are limited by the grant. */
export interface FetchRequest {
  readonly url: string
  readonly method?: FetchMethod
  readonly headers?: Readonly<Record<string, string>>
  /** The body of a POST, at most 65,536 bytes as JSON; no other method has one. */
  readonly json?: unknown
}

/** Answer of `host.fetch`; the text stays with the host and is read as a body. */
export interface FetchAnswer extends BodyHandle {
  readonly status: number
  /** The address after redirects. */
  readonly url: string
  /** The media type without parameters, in lower case. */
  readonly contentType: string
  /** Of its headers those that say how to go on: `retry-after`, `mcp-session-id`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A document of the brief. */
export interface FileEntry {
  /** Relative, with `/`. */
  readonly path: string
  readonly bytes: number
  /** A `document` is no text: opening it gives what its reader makes of it, in Markdown. */
  readonly type: 'markdown' | 'text' | 'html' | 'document'
  /** Tells what opening it gives, by its bytes, its name and the release that reads it: what was made of it holds as long as this is the same. */
  readonly digest?: string
  /** True for a document that the brief hands over by itself, not as one of a folder: it is read whatever the topic. */
  readonly isNamed?: true
}

/** A plugin's only way out of its process. A capability that was not granted is absent, not refused. */
export interface Host {
  /** Aborted when the run is cancelled or the call's time is over. */
  readonly signal: AbortSignal
  log(level: 'info' | 'warn', message: string): void
  /** Reports the present activity in a few words, and its fraction done (0 to 1). Shown, never stored. */
  progress(note: string, fraction?: number): void
  /** Asks every search tool of this run. */
  search?(query: {
    readonly query: string
    readonly k?: number
  }): Promise<{ readonly hits: readonly Hit[]; readonly failures: readonly string[] }>
  /** Reads a hit: the host stores the text and answers its id. */
  read?(target: { readonly address: string }): Promise<StoredText>
  /** Reads a piece of a stored text, at most 262,144 characters. */
  text?: { read(sourceId: string, from: number, to: number): Promise<string> }
  model?(request: ModelRequest): Promise<ModelAnswer>
  fetch?(request: FetchRequest): Promise<FetchAnswer>
  files?: {
    list(): Promise<{ readonly files: readonly FileEntry[]; readonly skipped: readonly { readonly path: string; readonly why: string }[] }>
    open(path: string): Promise<BodyHandle>
    /** Opens the text that `read` would store of one, with the digest of that text; nothing is stored, and no page is counted. */
    read(path: string): Promise<BodyHandle>
  }
  /**
   * Texts that this release of the plugin made of a document, kept by the host for as long as there is room: found again in a later call or run
   * while the document has the digest it was listed with, and by no other plugin. A text has at most 262,144 characters; `name` is the plugin's own.
   * `findMany` answers the texts of at most 100 names in their order, from the first on as many as fit one message, which one always does.
   */
  kept?: {
    find(path: string, name: string): Promise<string | null>
    findMany(names: readonly { readonly path: string; readonly name: string }[]): Promise<readonly (string | null)[]>
    keep(path: string, name: string, text: string): Promise<void>
  }
  body?: { read(body: string, from: number, to: number): Promise<string> }
  /** The files that the operator pinned for this tool by their digests: hands the bytes over, once. */
  pinned?: { take(name: string): Uint8Array<ArrayBuffer> | undefined }
}
