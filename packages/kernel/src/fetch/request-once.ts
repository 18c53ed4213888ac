import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { fetchLimits } from './fetch-limits.ts'
import type { FetchTarget } from './fetch-target.ts'
import { isTextType, readMediaType } from './media-type.ts'
import { readResponseBody, type ResponseBody } from './read-response-body.ts'

/** One answer of one server, redirects and errors included. */
export interface RawAnswer {
  readonly status: number
  readonly header: (name: string) => string
  readonly body: ResponseBody
}

/** Sends one request to one checked address: the name in the URL serves for `Host` and TLS, and is not looked up again. */
export async function requestOnce(
  target: FetchTarget,
  address: string,
  {
    method,
    headers,
    signal,
  }: { readonly method: 'GET' | 'HEAD'; readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<RawAnswer> {
  const family = address.includes(':') ? 6 : 4
  const lookup: LookupFunction = (_name, options, done) =>
    options.all === true ? done(null, [{ address, family }]) : done(null, address, family)
  const agent = new Agent({ connect: { lookup, timeout: fetchLimits.maxMs }, pipelining: 0 })
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(fetchLimits.maxMs)])
    const answer = await request(target.url, { method, headers: { ...headers }, dispatcher: agent, signal: within })
    const header = (name: string): string => {
      const value = answer.headers[name]
      return (Array.isArray(value) ? value.join(', ') : value) ?? ''
    }
    const { type } = readMediaType(header('content-type'))
    if (isTextType(type))
      return {
        status: answer.statusCode,
        header,
        body: await readResponseBody(answer.body, method === 'HEAD' ? '' : header('content-encoding')),
      }
    answer.body.on('error', () => undefined).destroy()
    return { status: answer.statusCode, header, body: { unread: type } }
  } finally {
    await agent.destroy()
  }
}
