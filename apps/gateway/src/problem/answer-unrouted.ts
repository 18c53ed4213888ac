import type { Context, Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'

/**
 * Throws the fault of a request that no route answers: METHOD_NOT_ALLOWED (with the `Allow` header of RFC 9110) when the path exists for other methods,
 * ROUTE_NOT_FOUND else.
 */
export function answerUnrouted(app: Hono<AppEnv>, c: Context<AppEnv>): never {
  const path = c.req.path
  const found = app.routes.filter(({ method, path: of }) => method !== 'ALL' && new URLPattern({ pathname: of }).test({ pathname: path }))
  // A path that has a route of its own, as /v1/plugins/inspect has, is not one of those that a name fills.
  const own = found.filter((route) => route.path === path)
  const allowed = new Set((own.length > 0 ? own : found).map(({ method }) => method))
  if (allowed.size === 0) throw fault('ROUTE_NOT_FOUND', { path })
  if (allowed.has('GET')) allowed.add('HEAD')
  c.header('Allow', [...allowed].sort().join(', '))
  throw fault('METHOD_NOT_ALLOWED', { path, method: c.req.method, allowed: [...allowed].sort().join(', ') })
}
