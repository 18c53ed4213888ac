import type { Context } from 'hono'
import { streamSSE, type SSEMessage } from 'hono/streaming'
import type { AppEnv } from '../app-env.ts'

/** How an event stream is kept alive and filled. */
export interface EventStreamOptions {
  readonly heartbeatMs: number
  readonly say: (line: string) => void
  /** Sends messages until it is done or the signal is aborted: by the reader, who left, or by the gateway, which closes. */
  readonly fill: (send: (message: SSEMessage) => Promise<void>, signal: AbortSignal) => Promise<void>
}

/** Milliseconds after which a browser that lost the stream comes again. */
const retryMs = 1000

/**
 * A stream of server-sent events (HTML Living Standard §9.2) that proxies do not hold back: no compression (`no-transform`),
 * no buffering (`X-Accel-Buffering`), a comment now and then so that nobody takes it for dead.
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
