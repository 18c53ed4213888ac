import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Check of the host that a request is for. */
export interface HostCheck {
  /** Refuses a request for another host. Fault HOST_NOT_ALLOWED. */
  refuse(c: Context): void
  /** True where a request over a port is for a host of this gateway. */
  isOwn(incoming: IncomingMessage): boolean
}

/**
 * Creates the check that a request is for one of the gateway's own host names, against DNS rebinding: a foreign page could point its name at
 * loopback. Names are compared without their port.
 */
export function createHostCheck(allowed: readonly string[]): HostCheck {
  const names = new Set([...loopback, ...allowed].map((name) => name.toLowerCase()))
  // Nearly every request is for the same host, port and all.
  let last = ''
  const isOwn = (host: string): boolean => {
    if (host === last) return true
    if (!names.has(withoutPort(host))) return false
    last = host
    return true
  }
  return {
    refuse: (c) => {
      const incoming = (c as Context<AppEnv>).env?.incoming
      const host = incoming === undefined ? (c.req.header('Host') ?? new URL(c.req.url).host) : hostsOf(incoming)
      if (!isOwn(host)) throw fault('HOST_NOT_ALLOWED', { host })
    },
    isOwn: (incoming) => isOwn(hostsOf(incoming)),
  }
}

/** Host of a request as it came over a port; all of them where it has several, which names no host (RFC 9112 §3.2). Node's own `headers` has the first alone. */
function hostsOf({ rawHeaders }: IncomingMessage): string {
  let hosts = ''
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') hosts += (hosts === '' ? '' : ', ') + rawHeaders[at + 1]
  return hosts
}

/** Middleware that makes this check before every route behind it. */
export function checkHost(check: HostCheck): MiddlewareHandler {
  return async (c, next) => {
    check.refuse(c)
    await next()
  }
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '')
}
