/** Reads the pause in a `Retry-After` header (RFC 9110 §10.2.3: seconds or a date) as milliseconds; undefined for what holds neither. */
export function readRetryAfter(header: string, now: Date): number | undefined {
  const written = header.trim()
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written) * 1000
  const at = Date.parse(written)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
