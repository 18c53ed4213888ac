import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import type { Budget } from './budget.ts'

/** How a call is made. */
export interface ChatAt {
  /** Cancels the HTTP request. */
  readonly signal: AbortSignal
  /** Gets the answer's text as it comes, without thinking. A retry or a repair begins it anew. */
  readonly onToken?: (text: string) => void
  /** Every call, repairs too, is reserved here first. Faults: `MODEL_BUDGET_SPENT`. */
  readonly budget?: Budget
}

/** A model that answers. */
export interface ChatModel {
  readonly name: string
  /** Base address of its server. */
  readonly url: string
  readonly mode: 'full' | 'constrained'
  /** Why it has this mode, in a few words. */
  readonly modeReason: string
  /** Is it on this machine? */
  readonly local: boolean
  /** True when nobody configured it: it was found running here. */
  readonly found: boolean
  chat(request: ModelRequest, at: ChatAt): Promise<ModelAnswer>
}
