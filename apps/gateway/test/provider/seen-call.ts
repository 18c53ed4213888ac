import type { IncomingHttpHeaders } from 'node:http'

/** A call as the provider saw it. */
export interface SeenCall {
  readonly path: string
  readonly model: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Tokens and bytes that it made for it. */
  readonly tokens: number
  readonly bytes: number
  /** True when the caller hung up before the answer was whole. */
  readonly isCancelled: boolean
}
