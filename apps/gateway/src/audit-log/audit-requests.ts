import type { AuditLog, Caller } from '@galley/runtime'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { auditedRoutes } from './audited-routes.ts'
import { routeOf } from '../route-of.ts'

/** Middleware that writes to the audit log what a request has done, before it is answered. What was refused is counted where the refusal is made. */
export function auditRequests(log: AuditLog): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next()
    const action = auditedRoutes[routeOf(c) ?? '']
    if (!action || c.error !== undefined || c.res.status >= 400) return
    // Whoever enters has no session yet.
    const caller = c.get('caller') as Caller | undefined
    const subject = c.get('subject') ?? c.req.param('id')
    const requestId = c.env?.seen?.id
    await log.append({
      action,
      by: caller?.name ?? 'studio',
      ...(caller?.id === undefined ? {} : { token: caller.id }),
      ...(subject === undefined ? {} : { subject }),
      ...(requestId === undefined ? {} : { requestId }),
    })
  }
}
