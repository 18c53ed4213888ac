/** Milliseconds that a `Retry-After` header asks for (seconds or a date, RFC 9110 §10.2.3); null when it says nothing usable. */
export function retryAfter(header: string, now: Date): number | null {
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
