import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

const compress = promisify(gzip)

/** Bytes below which an answer is sent as it is: gzip adds about twenty, and one packet holds this much anyway. */
const minBytes = 1024

/** Media types worth compressing. Event streams are not among them: a compressor would hold back what is to be seen at once. */
const compressible = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json|image\/svg\+xml)/

/** Middleware that compresses answers of text with gzip for clients that take it (RFC 9110 §8.4, §12.5.3). */
export function compressAnswers(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next()
    if (c.res.headers.has('Content-Encoding') || !compressible.test(c.res.headers.get('Content-Type') ?? '')) return
    c.header('Vary', 'Accept-Encoding', { append: true })
    if (c.req.method === 'HEAD' || !accepts(c.req.header('Accept-Encoding'), 'gzip')) return
    const plain = Buffer.from(await c.res.arrayBuffer())
    if (plain.length < minBytes) {
      c.res = new Response(plain, c.res)
      return
    }
    c.res = new Response(await compress(plain), c.res)
    c.header('Content-Encoding', 'gzip')
    c.header('Content-Length')
  }
}

/** True when `Accept-Encoding` names the encoding and does not refuse it. */
export function accepts(header: string | undefined, encoding: string): boolean {
  const [, weight = '1'] = new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=([\\d.]+))?\\s*(?:,|$)`, 'i').exec(header ?? '') ?? [
    undefined,
    '0',
  ]
  return Number(weight) > 0
}
