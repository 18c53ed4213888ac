import type { Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import type { RequestLimiter } from './request-limiter.ts'

/**
 * Counts a request of a caller that has a limit, and tells it what is left (draft-ietf-httpapi-ratelimit-headers-10). Fault RATE_LIMITED.
 */
export function limitRequests(c: Context<AppEnv>, { name, limits }: Caller, limiter: RequestLimiter): void {
  const limit = limits['requests/minute']
  if (limit === undefined) return
  const { isAllowed, remaining, resetMs } = limiter.take(name, limit)
  const seconds = Math.ceil(resetMs / 1000)
  setHeader(c, 'RateLimit-Policy', `"requests";q=${limit};w=60`)
  setHeader(c, 'RateLimit', `"requests";r=${remaining};t=${seconds}`)
  if (!isAllowed) throw fault('RATE_LIMITED', { name, limit, seconds })
}

/** Sets a header where every kind of answer carries it: one that is written straight into the connection never meets those of Hono. */
function setHeader(c: Context<AppEnv>, name: string, value: string): void {
  const outgoing = c.env?.outgoing
  if (outgoing === undefined) c.header(name, value)
  else outgoing.setHeader(name, value)
}
