import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { HostCheck } from '../access/check-host.ts'
import { securityHeaderValues } from '../access/security-headers.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { nothingBegun, type Shortcut } from '../shortcut.ts'

/**
 * Route that tells that the process is alive, and its shortcut; open to everyone who reaches the port. It is asked all the time, so it stands before the
 * middleware of the app and is answered without a turn of the event loop.
 */
export function aliveRoute(check: HostCheck, { version }: AppOptions): { readonly routes: Hono<AppEnv>; readonly shortcut: Shortcut } {
  const app = new Hono<AppEnv>()
  const body = JSON.stringify({ name: 'galley', version, status: 'alive' })
  // Headers as they are: Hono's own context would copy them into an object of the web's kind first.
  const init = { headers: { ...securityHeaderValues, 'Content-Type': 'application/json' } }
  app.get('/livez', (c) => {
    check.refuse(c)
    return new Response(body, init)
  })
  const headers = { ...init.headers, 'Content-Length': Buffer.byteLength(body) }
  const shortcut: Shortcut = ({ incoming, outgoing }) => {
    if (!check.isOwn(incoming)) return nothingBegun
    outgoing.writeHead(200, headers).end(body)
    return null
  }
  return { routes: app, shortcut }
}

/** Route that tells if drafts can be written; open to everyone who reaches the port. */
export function readyRoute(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/readyz', async (c) => {
    const readiness = await runtime.ready()
    return c.json(readiness, readiness.ready ? 200 : 503)
  })
  return app
}
