import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { GatewayLog } from './open-log.ts'
import type { SeenRequest } from '../seen-request.ts'
import type { RequestEnd, Telemetry } from './telemetry.ts'

/** Random bytes that are taken at once: one call for many ids. */
const poolBytes = 4096

/** Bytes of a trace id (W3C Trace Context). */
const idBytes = 16

/** Services that the watching of requests needs. */
interface WatchOptions {
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly telemetry: Pick<Telemetry, 'request'>
  readonly log: Pick<GatewayLog, 'request'>
}

/**
 * Watches one request until its answer is whole or its client has left; its id goes with the answer. `/livez` is not watched: it is asked all the time, and
 * tells nobody anything but that it was answered.
 */
export type WatchRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => SeenRequest | undefined

/** Creates the watch over the requests of an app. */
export function createRequestWatch(app: Hono<AppEnv>, { clock, random, telemetry, log }: WatchOptions): WatchRequest {
  const nextId = createIds(random)
  let ended: (readonly [SeenRequest, RequestEnd])[] = []
  const tell = (): void => {
    const told = ended
    ended = []
    for (const [seen, end] of told) {
      telemetry.request(seen, end)
      log.request(seen, end)
    }
  }
  return (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    if (url === '/livez') return undefined
    const [, traceId, parent] = traceParent.exec(String(headers.traceparent ?? '')) ?? []
    const seen: SeenRequest = {
      id: traceId ?? nextId(),
      method,
      startedAt: clock().getTime(),
      parent,
    }
    outgoing.on('close', () => {
      const route = seen.route ?? routeOf(app, method, url)
      const end: RequestEnd = {
        endedAt: clock().getTime(),
        route,
        status: outgoing.headersSent ? outgoing.statusCode : undefined,
        isCut: !outgoing.writableFinished,
      }
      // An answer that was passed on is over before its own handler has heard of it. Many are told in one turn of the event loop.
      if (ended.push([seen, end]) === 1) setImmediate(tell)
    })
    return seen
  }
}

/** Trace and span of a client (W3C Trace Context §3.2); all zeros are none. */
const traceParent = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/

/** Creates ids as traces have them. */
function createIds(random: (bytes: number) => Uint8Array): () => string {
  let pool = ''
  let at = 0
  return () => {
    if (at >= pool.length) [pool, at] = [Buffer.from(random(poolBytes)).toString('hex'), 0]
    at += idBytes * 2
    return pool.slice(at - idBytes * 2, at)
  }
}

/** Path of the route that answers, as it is registered: `/v1/drafts/:id`. */
function routeOf(app: Hono<AppEnv>, method: string, url: string): string | undefined {
  const query = url.indexOf('?')
  const [handlers] = app.router.match(method === 'HEAD' ? 'GET' : method, query === -1 ? url : url.slice(0, query))
  return handlers.findLast(([[, route]]) => route.method !== 'ALL')?.[0][1].path
}
