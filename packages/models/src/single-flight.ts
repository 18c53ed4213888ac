/** Runs work under a key; calls with the same key while it is under way share its result. */
export type SingleFlight = <T>(key: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/** Creates a single flight. Work that was aborted by the caller who started it is started again by one of those who waited. */
export function createSingleFlight(): SingleFlight {
  const running = new Map<string, Promise<unknown>>()
  return async function share<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const shared = running.get(key)
    if (shared !== undefined) {
      const ended = await shared.then(
        (value) => ({ value: value as T }),
        (error: unknown) => ({ error }),
      )
      if ('value' in ended) return ended.value
      if ((ended.error as { name?: unknown }).name !== 'AbortError' || signal.aborted) throw ended.error
      return share(key, signal, work)
    }
    const own = work().finally(() => running.delete(key))
    running.set(key, own)
    return own
  }
}
