import type { Runtime } from '@galley/runtime'
import type { Dispatcher } from 'undici'
import type { ModelLimits } from '../limits/model-limits.ts'
import type { Breakers } from './breakers.ts'
import type { KeptAnswers } from './kept-answers.ts'

/** Means of passing a request on. */
export interface PassOnServices {
  readonly models: Runtime['models']
  readonly budgets: Runtime['budgets']
  readonly limits: ModelLimits
  readonly dispatcher: Dispatcher
  readonly breakers: Breakers
  readonly kept: KeptAnswers
  /** A number 0 ≤ x < 1. */
  readonly random: () => number
  readonly say: (line: string) => void
  readonly clock: () => Date
  /** Milliseconds until an answer begins, and between its pieces: of a stream, and of any other. */
  readonly maxWaitMs: { readonly stream: number; readonly whole: number }
}
