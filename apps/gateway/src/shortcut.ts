import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '@galley/runtime'
import type { ModelRequest } from './model-request.ts'
import type { SeenRequest } from './seen-request.ts'

/** A request over a port, and the answer to it. */
export interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  /** Record of the request, for the log and the metrics. */
  readonly seen: SeenRequest | undefined
}

/** Beginning of an answer, from which the routes go on: each step that was taken is not taken again. */
export interface Begun {
  readonly caller?: Caller
  readonly request?: ModelRequest
  /** Reason why it cannot go on: the routes answer with it. */
  readonly failure?: { readonly error: unknown }
}

/**
 * Answers what is asked most with Node's own objects, before Hono makes its own of them: that costs as much as all guards together. Null where it
 * was answered; anything else (a browser, a fault, another route) is left to the routes, which answer the same. Never rejects.
 */
export type Shortcut = (exchange: Exchange) => Begun | null | Promise<Begun | null>

/** Beginning of what no shortcut knows. */
export const nothingBegun: Begun = {}
