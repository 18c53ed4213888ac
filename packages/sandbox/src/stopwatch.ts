/** Counts down while it runs, and fires once when nothing is left. */
export interface Stopwatch {
  run(): void
  pause(): void
}

/** A stopwatch of so many milliseconds, paused. Time in which it is paused does not count. */
export function createStopwatch(milliseconds: number, clock: () => Date, onEnd: () => void): Stopwatch {
  let left = milliseconds
  let started = 0
  let timer: NodeJS.Timeout | null = null
  return {
    run() {
      if (timer !== null) return
      started = clock().getTime()
      timer = setTimeout(onEnd, Math.max(1, left))
    },
    pause() {
      if (timer === null) return
      clearTimeout(timer)
      timer = null
      left -= Math.max(0, clock().getTime() - started)
    },
  }
}
