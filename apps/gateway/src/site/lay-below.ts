import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Middleware that tells whatever makes addresses below which path the gateway lies. */
export function layBelow(base: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('base', base)
    await next()
  }
}
