import type { SchemaChecker } from '@galley/sdk'
import type { ModelCache } from './memory.ts'

/** What this package is lent from the world. */
export interface World {
  readonly fetch: typeof fetch
  readonly clock: () => Date
  /** 0 ≤ x < 1. */
  readonly random: () => number
  /** Resolves after `ms`; may reject when the signal aborts, as `setTimeout` of node:timers/promises does. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>
  readonly cache: ModelCache
  /** Checks a model's answer against the schema that came with the request. */
  readonly checkSchema: SchemaChecker
}
