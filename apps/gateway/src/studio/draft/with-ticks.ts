import { setTimeout as pause } from 'node:timers/promises'

/** Yields the items as they come, and while `isWaiting` a `null` every `ms` milliseconds in between. */
export async function* withTicks<T>(items: AsyncIterable<T>, isWaiting: () => boolean, ms: number): AsyncGenerator<T | null> {
  const iterator = items[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const result = isWaiting() ? await Promise.race([next, pause(ms, null)]) : await next
      if (result === null) yield null
      else if (result.done === true) return
      else {
        yield result.value
        next = iterator.next()
      }
    }
  } finally {
    await iterator.return?.()
  }
}
