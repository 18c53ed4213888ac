import type { Context } from 'hono'
import { fault } from '../faults.ts'

/** Refuses a browser's request that comes from a page of another host (CSRF). Fault ORIGIN_NOT_ALLOWED. */
export function checkOrigin(c: Context): void {
  const origin = c.req.header('Origin')
  const host = c.req.header('Host') ?? new URL(c.req.url).host
  if (origin === undefined || !isSameHost(origin, host)) throw fault('ORIGIN_NOT_ALLOWED', { origin: origin ?? 'an unknown site' })
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
