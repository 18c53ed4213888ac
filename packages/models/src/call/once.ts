/** Lets calls with the same key share one piece of work while it is under way. */
export function createOnce(): <T>(key: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<unknown>>()
  return async function once<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const shared = running.get(key)
    if (shared !== undefined) {
      const ended = await shared.then(
        (value) => ({ value: value as T }),
        (error: unknown) => ({ error }),
      )
      if ('value' in ended) return ended.value
      // The one who did it was cancelled; that is not our trouble.
      if ((ended.error as { name?: unknown }).name !== 'AbortError' || signal.aborted) throw ended.error
      return once(key, signal, work)
    }
    const own = work().finally(() => running.delete(key))
    running.set(key, own)
    return own
  }
}
