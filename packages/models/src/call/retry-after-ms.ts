/** The pause in a `Retry-After` header (RFC 9110 §10.2.3: seconds or a date) or in `retry-after-ms`, in milliseconds; undefined when there is none. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(exact) && exact >= 0) return exact
  const written = headers.get('retry-after')?.trim()
  if (written === undefined || written === '') return undefined
  if (/^\d+(\.\d+)?$/.test(written)) return Number(written) * 1000
  const at = Date.parse(written)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
