import type { ServerResponse } from 'node:http'
import type { Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import type { RequestLimiter } from './request-limiter.ts'

/**
 * Counts a request of a caller that has a limit, and tells it what is left (draft-ietf-httpapi-ratelimit-headers-10). Fault RATE_LIMITED.
 */
export function limitRequests(answer: Context<AppEnv> | ServerResponse, { name, limits }: Caller, limiter: RequestLimiter): void {
  const limit = limits['requests/minute']
  if (limit === undefined) return
  const { isAllowed, remaining, resetMs } = limiter.take(name, limit)
  const seconds = Math.ceil(resetMs / 1000)
  setHeader(answer, 'RateLimit-Policy', `"requests";q=${limit};w=60`)
  setHeader(answer, 'RateLimit', `"requests";r=${remaining};t=${seconds}`)
  if (!isAllowed) throw fault('RATE_LIMITED', { name, limit, seconds })
}

/** Sets a header where every kind of answer carries it: one that is written straight into the connection never meets those of Hono. */
function setHeader(answer: Context<AppEnv> | ServerResponse, name: string, value: string): void {
  const outgoing = 'setHeader' in answer ? answer : answer.env?.outgoing
  if (outgoing === undefined) (answer as Context<AppEnv>).header(name, value)
  else outgoing.setHeader(name, value)
}
