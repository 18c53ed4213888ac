import { isRetryable, type CallFailure } from './call-failure.ts'
import type { ModelServices } from './model-services.ts'

/** The value of a call, or the reason why there is none. */
export type CallResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: CallFailure }

/** Retries after the first call. */
const maxRetries = 3
/** Upper bound of the pause before the first retry, in milliseconds; it doubles with each. */
const basePauseMs = 500
/** Longest pause of our own, in milliseconds. */
const maxPauseMs = 8000
/** Longest pause that a server may ask for, in milliseconds: a run is not held for an hour. */
const maxRetryAfterMs = 30_000

/** Milliseconds to wait before retry number `retry` (0, 1, 2): full jitter (Brooker, AWS Architecture Blog 2015), or what the server asked for. */
export function pauseMs(retry: number, failure: CallFailure, random: () => number): number {
  if (failure.kind === 'status' && failure.retryAfterMs !== undefined) return Math.min(failure.retryAfterMs, maxRetryAfterMs)
  return random() * Math.min(maxPauseMs, basePauseMs * 2 ** retry)
}

/** Told before each pause how long it is, in milliseconds, and why. */
export type OnPause = (ms: number, failure: CallFailure) => void

/** Calls again, up to three times, while the failure is retryable. A time-out is not. */
export async function withRetries<T>(
  call: () => Promise<CallResult<T>>,
  { random, sleep }: Pick<ModelServices, 'random' | 'sleep'>,
  signal: AbortSignal,
  onPause?: OnPause,
): Promise<CallResult<T>> {
  for (let retry = 0; ; retry += 1) {
    const result = await call()
    if (result.ok || retry >= maxRetries || !isRetryable(result.failure)) return result
    const ms = pauseMs(retry, result.failure, random)
    onPause?.(ms, result.failure)
    await sleep(ms, signal)
    signal.throwIfAborted()
  }
}
