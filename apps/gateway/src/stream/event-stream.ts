import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { readNumber } from '../problem/read-number.ts'

/** An open stream. */
export interface EventStream {
  /** Sends bytes; the same array may be sent to any number of streams. A reader that has stopped reading is cut off. */
  readonly push: (chunk: Uint8Array) => void
  /** Ends the stream, without or with the error that broke it. */
  readonly end: (error?: unknown) => void
}

/** Opening of an event stream, and how often it says that it is still there. */
export interface EventStreamOptions {
  readonly heartbeatMs: number
  readonly say: (line: string) => void
  /** Begins to send, at once or later, until the function that it answers is called: the reader left, was cut off, or the gateway closes. What it throws, `eventStream` throws. */
  readonly open: (stream: EventStream) => Promise<() => void>
}

/** Milliseconds after which a browser that lost the stream reconnects. */
const retryMs = 1000

/**
 * Bytes that a reader may leave unread, beside those that it was sent when it came. One that lets more pile up is cut off: it reconnects with
 * `Last-Event-ID` and misses nothing.
 */
const maxUnread = 1024 * 1024

const hello = new TextEncoder().encode(`retry: ${retryMs}\n\n`)
const heartbeat = new TextEncoder().encode(': still here\n\n')

/**
 * Answers with server-sent events (HTML Living Standard §9.2) in a way that proxies pass on at once: no compression
 * (`no-transform`), no buffering (`X-Accel-Buffering`), and a comment now and then, so that the connection is not taken for dead.
 */
export async function eventStream(c: Context<AppEnv>, options: EventStreamOptions): Promise<Response> {
  c.header('Content-Type', 'text/event-stream')
  c.header('Cache-Control', 'no-cache, no-transform')
  c.header('X-Accel-Buffering', 'no')
  // HEAD: nobody will read a body, so none is begun.
  if (c.req.method === 'HEAD') return c.body(null, 200)
  // Without it the server would wait for a second chunk before it sends the first.
  c.header('Transfer-Encoding', 'chunked')
  return c.newResponse(await streamOf(c, options))
}

async function streamOf(c: Context<AppEnv>, { heartbeatMs, say, open }: EventStreamOptions): Promise<ReadableStream<Uint8Array>> {
  const closing = c.env?.closing
  let stop = (): void => undefined
  let isOver = false
  let beat: NodeJS.Timeout | undefined
  const leave = (): void => {
    if (isOver) return
    isOver = true
    clearInterval(beat)
    closing?.removeEventListener('abort', endNow)
    stop()
  }
  let controller!: ReadableStreamDefaultController<Uint8Array>
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
      },
      cancel: leave,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
  const unread = (): number => -(controller.desiredSize ?? 0)
  let allowed = Number.POSITIVE_INFINITY
  const stream: EventStream = {
    push: (chunk) => {
      if (isOver || chunk.length === 0) return
      controller.enqueue(chunk)
      if (unread() <= allowed) return
      leave()
      // The connection itself is cut: an error of the body would end it as well, with a complaint of the server.
      if (c.env?.outgoing) c.env.outgoing.destroy()
      else controller.error(new Error('The reader has stopped reading.'))
    },
    end: (error) => {
      if (isOver) return
      leave()
      controller.close()
      if (error !== undefined) say(`${c.req.path} broke off: ${error instanceof Error ? error.message : 'for no known reason'}`)
    },
  }
  const endNow = (): void => stream.end()
  stream.push(hello)
  stop = await open(stream)
  allowed = unread() + maxUnread
  if (isOver) stop()
  else {
    beat = setInterval(stream.push, heartbeatMs, heartbeat)
    closing?.addEventListener('abort', endNow)
    if (closing?.aborted) endNow()
  }
  return body
}

/**
 * Reads the number of the last event that the reader has: `Last-Event-ID` after a reconnect, else `?since=`, else 0. It cannot be greater
 * than `newest`, the number of the run's last event. Fault REQUEST_INVALID.
 */
export function lastEventId(c: Context, newest: number): number {
  const range = { minimum: 0, maximum: newest }
  return readNumber(c.req.header('Last-Event-ID'), 'Last-Event-ID', range) ?? readNumber(c.req.query('since'), 'since', range) ?? 0
}
