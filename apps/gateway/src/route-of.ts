import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from './app-env.ts'

/** Method and path of the route that answers a request, as it is registered; undefined where none does. */
export function routeOf(c: Context<AppEnv>): string | undefined {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
  return route === undefined ? undefined : `${route.method} ${route.path}`
}
