import type { Access } from '@galley/runtime'
import type { Context, MiddlewareHandler } from 'hono'
import { fault } from '../faults.ts'
import { checkOrigin } from './check-origin.ts'
import { readSession } from './session-cookie.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Middleware that lets in requests with a bearer token or a session. It is registered before every route that is not open, so that
 * no later route can be reached without it. Faults: TOKEN_MISSING, ORIGIN_NOT_ALLOWED.
 */
export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    const token = bearer(c)
    if (token === undefined || !access.hasToken(token)) {
      const session = readSession(c)
      if (session === undefined || !access.hasSession(session)) throw fault('TOKEN_MISSING')
      if (!reading.has(c.req.method)) checkOrigin(c)
    }
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

function bearer(c: Context): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}
