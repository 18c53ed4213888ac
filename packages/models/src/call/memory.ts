/** Where answers about servers are kept between runs: any key-value store of JSON values; a `Map` will do. */
export interface ModelCache {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
}

/** Remembers JSON values for a while. */
export interface Memory {
  recall(key: string): Promise<unknown>
  keep(key: string, value: unknown): Promise<void>
}

/** Seven days: a server's model or version changes under the same name, so nothing is believed for ever. */
const lifetimeMs = 7 * 86_400_000

/** Puts an expiry on a cache, synchronous or not. A value of another shape than ours is forgotten. */
export function createMemory(cache: ModelCache, clock: () => Date): Memory {
  return {
    recall: async (key) => {
      const kept = (await cache.get(key)) as { readonly until?: unknown; readonly value?: unknown } | null | undefined
      return typeof kept?.until === 'number' && kept.until > clock().getTime() ? kept.value : undefined
    },
    keep: async (key, value) => {
      await cache.set(key, { until: clock().getTime() + lifetimeMs, value })
    },
  }
}
