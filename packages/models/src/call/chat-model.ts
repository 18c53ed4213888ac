import type { ModelAnswer, ModelReason, ModelRequest } from '@galley/sdk'
import type { ModelFigures } from './model-figures.ts'
import type { RunBudget } from './run-budget.ts'

/** Options of one chat call. */
export interface ChatOptions {
  /** Cancels the HTTP request. */
  readonly signal: AbortSignal
  /** Receives the answer's text as it comes, without thinking. A retry or a repair begins it anew. */
  readonly onToken?: (text: string) => void
  /** Told before a request is sent again how long the pause is, in milliseconds, and the reason. */
  readonly onPause?: (ms: number, reason: string) => void
  /** Every call, repairs too, is reserved here first. Faults: `MODEL_BUDGET_SPENT`. */
  readonly budget?: RunBudget
}

/** Asks a model; with a schema in the request the answer's `json` fits it. */
export type Chat = (request: ModelRequest, options: ChatOptions) => Promise<ModelAnswer>

/** A model that answers. */
export interface ChatModel {
  readonly name: string
  /** Base address of its server. */
  readonly url: string
  readonly mode: 'full' | 'constrained'
  /** Reason for this mode, in a few words. */
  readonly modeReason: string
  /** True when its server is on this machine. */
  readonly isLocal: boolean
  /** Reason why it is asked. */
  readonly reason: ModelReason
  /** Cost of its tokens, where the operator stated it. */
  readonly figures?: ModelFigures
  readonly chat: Chat
}
