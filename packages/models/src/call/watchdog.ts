import type { ModelServices } from './model-services.ts'

/** A part of a call that took too long, and its limit. */
export interface Expiry {
  readonly phase: string
  readonly ms: number
}

/** Watches the parts of one call. */
export interface Watchdog {
  /** Aborts when the caller gives up or a limit is over. */
  readonly signal: AbortSignal
  /** Starts the clock of the next part and stops that of the last one. */
  watch(phase: string, ms: number): void
  /** The part that ran out of time, or null. */
  expired(): Expiry | null
  /** Stops the clocks, and ends what of the call is still under way. */
  close(): void
}

/** Starts a watchdog with a limit for the whole call. */
export function createWatchdog(sleep: ModelServices['sleep'], outer: AbortSignal, whole: Expiry): Watchdog {
  const control = new AbortController()
  let expiry: Expiry | null = null
  const start = (phase: string, ms: number): AbortController => {
    const cancel = new AbortController()
    const ring = (): void => {
      if (cancel.signal.aborted) return
      expiry ??= { phase, ms }
      control.abort(new DOMException(`${phase} took too long`, 'TimeoutError'))
    }
    sleep(ms, cancel.signal).then(ring, () => undefined)
    return cancel
  }
  const total = start(whole.phase, whole.ms)
  let part: AbortController | null = null
  return {
    signal: AbortSignal.any([outer, control.signal]),
    watch: (phase, ms) => {
      part?.abort()
      part = start(phase, ms)
    },
    expired: () => expiry,
    close: () => {
      part?.abort()
      total.abort()
      control.abort()
    },
  }
}
