import type { Access } from '@galley/runtime'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { admit, checkScope } from './admit.ts'
import { scopesOf } from './route-scopes.ts'

/**
 * Middleware that lets in requests with a bearer token or a session that opens the route which was matched. It is registered before every route that is
 * not open, so that no later route can be reached without it. Faults: those of `admit`, SCOPE_MISSING.
 */
export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    const caller = admit(c, access)
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
    const needed = route === undefined ? 'open' : scopesOf(`${route.method} ${route.path}`)
    if (needed !== 'open') checkScope(caller, needed)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}
