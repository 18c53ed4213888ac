import type { ModelRequest } from '../model-request.ts'
import type { Exchange } from '../shortcut.ts'
import type { Recording } from './record-answer.ts'

/** A request on its way to a model. */
export interface Passage {
  readonly exchange: Exchange
  /** Path below the base address of a server, such as `/chat/completions`. */
  readonly path: string
  readonly request: ModelRequest
  /** Record of the answer, where it is kept for the request's key. */
  readonly recording?: Recording
}
