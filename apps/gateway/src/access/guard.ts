import type { Access } from '@galley/runtime'
import type { MiddlewareHandler } from 'hono'
import { admit } from './admit.ts'

/**
 * Middleware that lets in requests with a bearer token or a session. It is registered before every route that is not open, so that
 * no later route can be reached without it. Faults: those of `admit`.
 */
export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    admit(c, access)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}
