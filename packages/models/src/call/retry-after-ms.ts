import { readRetryAfter } from '@galley/sdk'

/** The pause that a server asks for by `retry-after-ms`, as some do beside the standard's header, or by `Retry-After`, in milliseconds; undefined when there is none. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN)
  return Number.isFinite(exact) && exact >= 0 ? exact : readRetryAfter(headers.get('retry-after') ?? '', now)
}
