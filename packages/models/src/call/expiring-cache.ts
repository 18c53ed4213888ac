import type { ModelCache } from './model-services.ts'

/** A cache of JSON values whose entries are forgotten after seven days. */
export interface ExpiringCache {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
}

/** Seven days: a server's model or version changes under the same name, so nothing is believed for ever. */
const lifetimeMs = 7 * 86_400_000

/** Puts an expiry on a cache, synchronous or not. A value of another shape than ours is forgotten. */
export function createExpiringCache(cache: ModelCache, clock: () => Date): ExpiringCache {
  return {
    get: async (key) => {
      const entry = (await cache.get(key)) as { readonly until?: unknown; readonly value?: unknown } | null | undefined
      return typeof entry?.until === 'number' && entry.until > clock().getTime() ? entry.value : undefined
    },
    set: async (key, value) => {
      await cache.set(key, { until: clock().getTime() + lifetimeMs, value })
    },
  }
}
