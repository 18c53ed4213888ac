import type { ServerResponse } from 'node:http'
import type { Caller, Limits } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { tellQuota } from './tell-quota.ts'

/** Counts requests of a caller that has a limit, all of them or none, and tells it what is left; nothing to wait for where it has none. Faults: RATE_LIMITED, DATA_BUSY, DATA_WRITE_FAILED. */
export function limitRequests(
  answer: Context<AppEnv> | ServerResponse,
  caller: Caller,
  limits: Limits,
  count?: number,
): Promise<void> | undefined {
  const limit = caller.limits['requests/minute']
  return limit === undefined ? undefined : countRequests(answer, { name: caller.name, limit }, limits, count)
}

async function countRequests(
  answer: Context<AppEnv> | ServerResponse,
  { name, limit }: { readonly name: string; readonly limit: number },
  limits: Limits,
  count?: number,
): Promise<void> {
  const { isAllowed, remaining, resetMs } = await limits.takeRequests(`token ${name}`, limit, count)
  tellQuota(answer, { name: 'requests', limit, remaining, resetMs })
  if (!isAllowed) throw fault('RATE_LIMITED', { name, limit, seconds: Math.max(1, Math.ceil(resetMs / 1000)) })
}
