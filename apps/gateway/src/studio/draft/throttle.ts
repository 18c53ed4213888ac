/** Work that is asked for more often than it should be done. */
export interface Throttle {
  /** Asks for the work: it is done at once, or after the rest since it was done last, however often it was asked for. */
  ask(): void
  /** Runs now the work that is still due, after what is under way. */
  flush(): Promise<void>
  /** Ends it: no work is run any more. */
  stop(): void
}

/** Creates a throttle with a rest between two times, in milliseconds. The work throws nothing. */
export function createThrottle(restMs: number, work: () => Promise<void>): Throttle {
  let rest: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let isDue = false
  let isStopped = false
  const flush = async (): Promise<void> => {
    for (let before = working; before !== undefined; before = working) await before
    if (!isDue || isStopped) return
    isDue = false
    clearTimeout(rest)
    rest = setTimeout(() => {
      rest = undefined
      void flush()
    }, restMs)
    working = work().finally(() => (working = undefined))
    await working
  }
  return {
    ask: () => {
      isDue = true
      if (rest === undefined) void flush()
    },
    flush,
    stop: () => {
      isStopped = true
      clearTimeout(rest)
    },
  }
}
