import type { Caller, ModelDemand } from '@galley/runtime'

/** Request of an OpenAI client: the bytes as they came, which are handed on, and what they say. */
export interface ModelRequest {
  /** Path below the base address of a provider, such as `/chat/completions`. */
  readonly path: string
  readonly bytes: Buffer
  readonly body: Readonly<Record<string, unknown>> & { readonly model: string }
  /** Token that it came with. */
  readonly caller: Caller
  /** Demands of the token and of the request on the models that may answer. */
  readonly demand: ModelDemand
}
