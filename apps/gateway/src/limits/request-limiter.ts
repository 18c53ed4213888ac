/** Milliseconds of the window that requests are counted in. */
const windowMs = 60_000

/** State of a limit after a request was counted or refused. */
interface RequestQuota {
  readonly isAllowed: boolean
  /** Requests that are left now. */
  readonly remaining: number
  /** Milliseconds until one more is free again. */
  readonly resetMs: number
}

/** Counter of requests a minute, by name. */
export interface RequestLimiter {
  /** Counts a request where fewer than `limit` were counted in the last minute. */
  take(name: string, limit: number): RequestQuota
}

/** Times of the last requests: a ring of as many as are allowed. */
interface Window {
  readonly times: Float64Array
  first: number
  count: number
}

/**
 * Creates the counter. It remembers the time of each request of the last minute, eight bytes each, so that no span of a minute holds more than the
 * limit; windows that begin anew each minute let twice as many through around their border. In memory: a gateway that starts anew counts anew.
 */
export function createRequestLimiter(clock: () => Date): RequestLimiter {
  const windows = new Map<string, Window>()
  return {
    take: (name, limit) => {
      const now = clock().getTime()
      const window = windowOf(windows, name, limit)
      while (window.count > 0 && (window.times[window.first] ?? 0) <= now - windowMs) {
        window.first = (window.first + 1) % limit
        window.count -= 1
      }
      const isAllowed = window.count < limit
      if (isAllowed) {
        window.times[(window.first + window.count) % limit] = now
        window.count += 1
      }
      return { isAllowed, remaining: limit - window.count, resetMs: (window.times[window.first] ?? now) + windowMs - now }
    },
  }
}

/** Finds the window of a name. A limit that changed keeps the newest times that fit. */
function windowOf(windows: Map<string, Window>, name: string, limit: number): Window {
  const found = windows.get(name)
  if (found?.times.length === limit) return found
  const kept = found === undefined ? [] : Array.from({ length: found.count }, (_, at) => timeAt(found, at)).slice(-limit)
  const times = new Float64Array(limit)
  times.set(kept)
  const made = { times, first: 0, count: kept.length }
  windows.set(name, made)
  return made
}

function timeAt({ times, first }: Window, at: number): number {
  return times[(first + at) % times.length] ?? 0
}
