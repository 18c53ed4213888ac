/** Runs at most so many at a time, in order of asking. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>

/** A limit of `count` tasks at a time. */
export function createLimit(count: number): Limit {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
