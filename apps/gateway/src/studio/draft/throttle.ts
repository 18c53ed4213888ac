/** Work that is asked for more often than it should be done. */
export interface Throttle {
  /** Asks for the work: it is done at once, or after the rest since it was done last, however often it was asked for. */
  ask(): void
  /** Runs now the work that is still due. */
  flush(): void
  /** Ends it: no work is run any more. */
  stop(): void
}

/** Creates a throttle with a rest between two times, in milliseconds. */
export function createThrottle(restMs: number, work: () => void): Throttle {
  let rest: NodeJS.Timeout | undefined
  let isDue = false
  let isStopped = false
  const flush = (): void => {
    if (!isDue || isStopped) return
    isDue = false
    clearTimeout(rest)
    rest = setTimeout(() => {
      rest = undefined
      flush()
    }, restMs)
    work()
  }
  return {
    ask: () => {
      isDue = true
      if (rest === undefined) flush()
    },
    flush,
    stop: () => {
      isStopped = true
      clearTimeout(rest)
    },
  }
}
