import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { AppEnv } from './app-env.ts'
import { fault } from './faults.ts'
import { belowBase } from './site/below-base.ts'
import type { GatewayApp } from './gateway-app.ts'
import { requestIdName } from './seen-request.ts'
import type { Begun } from './shortcut.ts'
import type { WatchRequest } from './telemetry/create-request-watch.ts'

/** Address of the gateway: loopback unless told otherwise; port 0 takes any free one. */
export interface ServeOptions {
  readonly host?: string
  readonly port: number
  /** Asks a program that holds the port already who it is. */
  readonly fetch: typeof fetch
  /** Watches each request, for the log and the metrics. */
  readonly watch?: WatchRequest
  /** Milliseconds that `close` waits for requests in flight before it cuts them; 10,000 unless told otherwise. */
  readonly graceMs?: number
}

/** A gateway that accepts connections. */
export interface Serving {
  /** Address that a browser of this machine can open. */
  readonly url: string
  readonly port: number
  /** Refuses new connections, ends event streams (their readers reconnect), waits for the rest, and cuts what is left after `graceMs`. */
  close(): Promise<void>
}

/** Milliseconds that slow or silent clients get: headers that never end must not hold a connection open. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5000 }

/** Milliseconds in which a program that holds the port has to say who it is. */
const holderMs = 500

/** Opens the port. Faults: PORT_IN_USE (it names another Galley), ADDRESS_UNUSABLE. */
export async function serve(app: GatewayApp, options: ServeOptions): Promise<Serving> {
  const host = options.host ?? '127.0.0.1'
  const closing = new AbortController()
  const server = createServer(app, closing.signal, options.watch)
  await listen(server, { host, port: options.port }, options.fetch)
  // A connection that the system could not hand over ends none of the others.
  server.on('error', () => undefined)
  const { port } = server.address() as AddressInfo
  return { url: origin(reachable(host), port), port, close: () => drain(server, closing, options.graceMs ?? 10_000) }
}

/** Creates the server: what the shortcut of the app does not answer goes on to its routes. */
function createServer(app: GatewayApp, closing: AbortSignal, watch: WatchRequest | undefined): Server {
  const known = new WeakMap<object, Pick<AppEnv['Bindings'], 'seen' | 'begun'>>()
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, Object.assign(env, { closing }, known.get((env as HttpBindings).incoming))),
    serverOptions: timeouts,
  }) as Server
  const toRoutes = server.listeners('request') as RequestListener[]
  return server.removeAllListeners('request').on('request', (incoming, outgoing) => {
    incoming.url = belowBase(incoming.url ?? '/', app.base)
    const seen = watch?.(incoming, outgoing)
    const goOn = (begun: Begun | null): void => {
      if (begun === null) return
      if (seen) outgoing.setHeader(requestIdName, seen.id)
      known.set(incoming, { ...(seen && { seen }), begun })
      for (const listener of toRoutes) listener(incoming, outgoing)
    }
    const begun = app.shortcut({ incoming, outgoing, seen })
    if (begun instanceof Promise) void begun.then(goOn)
    else goOn(begun)
  })
}

async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  request: typeof fetch,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen({ host, port }, resolve)
  try {
    await promise
  } catch (error) {
    const { code = 'unknown', message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw fault('PORT_IN_USE', { port, host, holder: await describeHolder(host, port, request) }, { cause: error })
    throw fault('ADDRESS_UNUSABLE', { host, port, reason: message }, { cause: error })
  } finally {
    server.removeListener('error', reject)
  }
}

/** Names the program that holds a port of this machine: another Galley answers `/livez` with its name. */
async function describeHolder(host: string, port: number, request: typeof fetch): Promise<string> {
  try {
    const answer = await request(`${origin(reachable(host), port)}/livez`, { signal: AbortSignal.timeout(holderMs) })
    const version = /"name":"galley","version":"([\w.+-]+)"/.exec(await answer.text())?.[1]
    return version === undefined ? 'another program' : `another Galley, version ${version}`
  } catch {
    return 'another program'
  }
}

/** Host that a browser of this machine can open: `0.0.0.0` and `::` mean every address and are none. */
function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host
}

function origin(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function drain(server: Server, closing: AbortController, graceMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  server.close(() => {
    clearTimeout(cut)
    clearInterval(sweep)
    resolve()
  })
  closing.abort()
  return promise
}
