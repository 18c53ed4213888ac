import type { AuditLog, Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { routeOf } from '../route-of.ts'
import type { Problem } from './to-problem.ts'

/** Counts for the audit log that somebody may not do what was asked, or that something was to be done and was not. */
export function countRefusal(c: Context<AppEnv>, { status, code }: Problem, log: AuditLog): void {
  const route = routeOf(c)
  const isChange = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (route === undefined || !(status === 401 || status === 403 || status === 429 || (isChange && status < 500))) return
  log.refused({ by: (c.get('caller') as Caller | undefined)?.name ?? 'nobody', code, route })
}
