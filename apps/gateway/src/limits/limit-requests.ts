import type { ServerResponse } from 'node:http'
import type { Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import type { RequestLimiter } from './request-limiter.ts'
import { tellQuota } from './tell-quota.ts'

/** Counts a request of a caller that has a limit, and tells it what is left. Fault RATE_LIMITED. */
export function limitRequests(answer: Context<AppEnv> | ServerResponse, { name, limits }: Caller, limiter: RequestLimiter): void {
  const limit = limits['requests/minute']
  if (limit === undefined) return
  const { isAllowed, remaining, resetMs } = limiter.take(name, limit)
  tellQuota(answer, { name: 'requests', limit, remaining, resetMs })
  if (!isAllowed) throw fault('RATE_LIMITED', { name, limit, seconds: Math.ceil(resetMs / 1000) })
}
