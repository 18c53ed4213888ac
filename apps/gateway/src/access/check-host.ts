import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Checks the host that a request is for. Fault HOST_NOT_ALLOWED. */
export type HostCheck = (c: Context) => void

/**
 * Creates the check that a request is for one of the gateway's own host names, against DNS rebinding: a foreign page could point its name at
 * loopback. Names are compared without their port.
 */
export function createHostCheck(allowed: readonly string[]): HostCheck {
  const names = new Set([...loopback, ...allowed].map((name) => name.toLowerCase()))
  return (c) => {
    const host = (c as Context<AppEnv>).env?.incoming?.headers.host ?? c.req.header('Host') ?? new URL(c.req.url).host
    if (!names.has(withoutPort(host))) throw fault('HOST_NOT_ALLOWED', { host })
  }
}

/** Middleware that makes this check before every route behind it. */
export function checkHost(check: HostCheck): MiddlewareHandler {
  return async (c, next) => {
    check(c)
    await next()
  }
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '')
}
