import { isPassing, type Trouble } from './trouble.ts'
import type { World } from './world.ts'

/** An answer or why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble }

/** Retries after the first call. */
const maxRetries = 3
const baseMs = 500
const capMs = 8000
/** The longest pause a server may ask for; a run is not held for an hour. */
const retryAfterCapMs = 30_000

/** How long to wait before try number `retry` (0, 1, 2): full jitter (Brooker, AWS Architecture Blog 2015), or what the server asked for. */
export function pauseMs(retry: number, trouble: Trouble, random: () => number): number {
  if (trouble.kind === 'status' && trouble.retryAfterMs !== undefined) return Math.min(trouble.retryAfterMs, retryAfterCapMs)
  return random() * Math.min(capMs, baseMs * 2 ** retry)
}

/** Calls again, up to three times, while the trouble is one that passes: 429, 408, 5xx, a broken connection. A time-out is not repeated. */
export async function withRetries<T>(
  call: () => Promise<Outcome<T>>,
  { random, sleep }: Pick<World, 'random' | 'sleep'>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  for (let retry = 0; ; retry += 1) {
    const outcome = await call()
    if (outcome.ok || retry >= maxRetries || !isPassing(outcome.trouble)) return outcome
    await sleep(pauseMs(retry, outcome.trouble, random), signal)
    signal.throwIfAborted()
  }
}
