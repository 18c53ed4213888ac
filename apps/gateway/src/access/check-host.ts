import type { MiddlewareHandler } from 'hono'
import { fault } from '../faults.ts'

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Middleware that answers only for the gateway's own host names, against DNS rebinding: a foreign page could point its name at
 * loopback. Names are compared without their port. Fault HOST_NOT_ALLOWED.
 */
export function checkHost(allowed: readonly string[]): MiddlewareHandler {
  const names = new Set([...loopback, ...allowed].map((name) => name.toLowerCase()))
  return async (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host
    if (!names.has(withoutPort(host))) throw fault('HOST_NOT_ALLOWED', { host })
    await next()
  }
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '')
}
