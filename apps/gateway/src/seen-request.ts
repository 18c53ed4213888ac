/** Call of a client to a model, told when it is over. */
export interface ModelCall {
  /** Kind of the call, as GenAI's conventions name it. */
  readonly operation: 'chat' | 'embeddings'
  readonly model: string
  /** Host of the server. */
  readonly server: string
  readonly startedAt: number
  readonly endedAt: number
  /** Milliseconds until the first piece of a streamed answer. */
  readonly firstChunkMs?: number
  readonly tokens?: { readonly promptTokens: number; readonly completionTokens: number } | null
  /** Status of a refusal, or the kind of the failure. */
  readonly error?: string
}

/** Header of an answer with the id of its request. */
export const requestIdName = 'Galley-Request-Id'

/** Request while it is answered. What is known of it is added by whoever finds it out. */
export interface SeenRequest {
  /** Trace id (32 hexadecimal digits), which is sent back as `Galley-Request-Id`. */
  readonly id: string
  /** Span of the client that asked, where it told one (W3C Trace Context). */
  readonly parent?: string | undefined
  readonly method: string
  /** Unix milliseconds. */
  readonly startedAt: number
  /** Path of the route, where it is known before Hono looks for it. */
  route?: string | undefined
  /** Name of the token. */
  caller?: string
  call?: ModelCall
  /** Body of a request to a model, as it came. */
  prompt?: Uint8Array
}
