/** Runs work under a key; calls with the same key while it is under way share its result. */
export type SingleFlight = <T>(key: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/** Creates a single flight. Work that was aborted by the caller who started it is started again by one of those who waited; each waits no longer than its own signal. */
export function createSingleFlight(): SingleFlight {
  const running = new Map<string, Promise<unknown>>()
  return async function share<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const shared = running.get(key)
    if (shared !== undefined) {
      const ended = await orAborted(
        signal,
        shared.then(
          (value) => ({ value: value as T }),
          (error: unknown) => ({ error }),
        ),
      )
      if ('value' in ended) return ended.value
      if ((ended.error as { name?: unknown }).name !== 'AbortError') throw ended.error
      return share(key, signal, work)
    }
    const own = work().finally(() => running.delete(key))
    running.set(key, own)
    return own
  }
}

/** Waits for a promise that cannot fail, but no longer than the signal allows. @throws the signal's reason */
async function orAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', stop)
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
