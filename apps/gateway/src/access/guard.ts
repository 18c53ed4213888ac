import { checkScope, type Runtime } from '@galley/runtime'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { routeOf } from '../route-of.ts'
import { limitRequests } from '../limits/limit-requests.ts'
import { admit } from './admit.ts'
import { scopesOf } from './route-scopes.ts'

/**
 * Middleware that lets in requests with a bearer token or a session that opens the route which was matched. It is registered before every route that is
 * not open, so that no later route can be reached without it. Faults: those of `admit`, RATE_LIMITED, SCOPE_MISSING.
 */
export function guard({ access, limits }: Pick<Runtime, 'access' | 'limits'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const caller = await admit(c, access)
    await limitRequests(c, caller, limits)
    const route = routeOf(c)
    const needed = route === undefined ? 'open' : scopesOf(route)
    if (needed !== 'open') checkScope(caller, needed)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}
