import type { SchemaChecker } from '@galley/sdk'

/** A store for what was learnt about servers, kept between runs: any key-value store of JSON values; a `Map` will do. */
export interface ModelCache {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
}

/** Everything from outside that this package uses, lent by whoever opens the models. */
export interface ModelServices {
  readonly fetch: typeof fetch
  readonly clock: () => Date
  /** A number 0 ≤ x < 1. */
  readonly random: () => number
  /** Resolves after `ms`; may reject when the signal aborts, as `setTimeout` of node:timers/promises does. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>
  readonly cache: ModelCache
  /** Checks a model's answer against the schema that came with the request. */
  readonly checkSchema: SchemaChecker
}
