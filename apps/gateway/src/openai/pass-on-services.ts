import type { Runtime } from '@galley/runtime'
import { Agent, type Dispatcher } from 'undici'
import type { AppOptions } from '../app-options.ts'
import { createModelLimits, type ModelLimits } from '../limits/model-limits.ts'
import { openBreakers, type Breakers } from './breakers.ts'
import { openKeptAnswers, type KeptAnswers } from './kept-answers.ts'

/** Milliseconds that a connection to a provider is kept for the next request. */
const keepAliveMs = 30_000

/** Seconds that a model may take where the settings say nothing. */
const defaultSeconds = { firstWordSeconds: 120, answerSeconds: 300 }

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

/** Opens the means of a gateway. */
export function openPassOnServices({ models, budgets, limits, settings }: Runtime, { random, say, clock }: AppOptions): PassOnServices {
  const { firstWordSeconds, answerSeconds } = settings.modelTimeouts ?? defaultSeconds
  const stream = firstWordSeconds * 1000
  return {
    models,
    budgets,
    limits: createModelLimits(settings.limits, limits),
    say,
    clock,
    dispatcher: new Agent({ connections: null, pipelining: 1, keepAliveTimeout: keepAliveMs }),
    breakers: openBreakers(),
    kept: openKeptAnswers(),
    random: () => (random(1)[0] ?? 0) / 256,
    maxWaitMs: { stream, whole: Math.max(stream, answerSeconds * 1000) },
  }
}
