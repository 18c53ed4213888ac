import type { Context } from 'hono'
import { streamSSE, type SSEMessage } from 'hono/streaming'
import type { AppEnv } from '../app-env.ts'
import { readNumber } from '../problem/read-number.ts'

/** Options of an event stream. */
export interface EventStreamOptions {
  readonly heartbeatMs: number
  readonly say: (line: string) => void
  /** Sends messages until it is done or the signal is aborted: by the reader, who left, or by the gateway, which closes. */
  readonly fill: (send: (message: SSEMessage) => Promise<void>, signal: AbortSignal) => Promise<void>
}

/** Milliseconds after which a browser that lost the stream reconnects. */
const retryMs = 1000

/**
 * Answers with server-sent events (HTML Living Standard §9.2) in a way that proxies pass on at once: no compression
 * (`no-transform`), no buffering (`X-Accel-Buffering`), and a comment now and then, so that the connection is not taken for dead.
 */
export function eventStream(c: Context<AppEnv>, options: EventStreamOptions): Response {
  // HEAD: nobody will read a body, so none is begun.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
  const left = new AbortController()
  const closing = c.env?.closing
  const signal = closing ? AbortSignal.any([closing, left.signal]) : left.signal
  c.header('X-Accel-Buffering', 'no')
  const answer = streamSSE(c, async (stream) => {
    stream.onAbort(() => left.abort())
    const heartbeat = setInterval(() => void stream.write(': still here\n\n'), options.heartbeatMs)
    try {
      await stream.write(`retry: ${retryMs}\n\n`)
      await options.fill((message) => stream.writeSSE(message), signal)
    } catch (error) {
      if (!signal.aborted) options.say(`${c.req.path} broke off: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      clearInterval(heartbeat)
    }
  })
  answer.headers.set('Cache-Control', 'no-cache, no-transform')
  return answer
}

/** Reads the number of the last event that the reader has: `Last-Event-ID` after a reconnect, else `?since=`, else 0. Fault REQUEST_INVALID. */
export function lastEventId(c: Context): number {
  const range = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
  return readNumber(c.req.header('Last-Event-ID'), 'Last-Event-ID', range) ?? readNumber(c.req.query('since'), 'since', range) ?? 0
}
