import type { LookupFunction } from 'node:net'
import type { FetchMethod } from '@galley/sdk'
import { fetchLimits } from './fetch-limits.ts'
import type { FetchTarget } from './fetch-target.ts'
import { isTextType, readMediaType } from './media-type.ts'
import { readRawBody, readResponseBody } from './read-response-body.ts'
import type { UnpackedBody } from './unpack-body.ts'

/** One answer of one server, redirects and errors included. */
export interface RawAnswer {
  readonly status: number
  readonly header: (name: string) => string
  /** Text, or a type that was asked for; the bodies of redirects are not read. */
  readonly body: UnpackedBody | { readonly unread: string }
}

/** Sends one request to one checked address: the name in the URL serves for `Host` and TLS, and is not looked up again. */
export async function requestOnce(
  target: FetchTarget,
  address: string,
  {
    method,
    json,
    headers,
    types = [],
    signal,
    raw,
  }: {
    readonly method: FetchMethod
    readonly json?: string
    readonly headers: Readonly<Record<string, string>>
    readonly types?: readonly string[]
    readonly signal: AbortSignal
    readonly raw?: { readonly maxBytes: number }
  },
): Promise<RawAnswer> {
  // A hundred files: a run that only reads documents does without them.
  const { Agent, request } = await import('undici')
  const family = address.includes(':') ? 6 : 4
  const lookup: LookupFunction = (_name, options, done) =>
    options.all === true ? done(null, [{ address, family }]) : done(null, address, family)
  const agent = new Agent({ connect: { lookup, timeout: fetchLimits.maxMs }, pipelining: 0 })
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(raw ? fetchLimits.maxRawMs : fetchLimits.maxMs)])
    const answer = await request(target.url, {
      method,
      headers: { ...headers },
      ...(json === undefined ? {} : { body: json }),
      dispatcher: agent,
      signal: within,
    })
    const header = (name: string): string => {
      const value = answer.headers[name]
      return (Array.isArray(value) ? value.join(', ') : value) ?? ''
    }
    // From here on the body may break at any time, also while nobody reads it.
    answer.body.on('error', () => undefined)
    const { type } = readMediaType(header('content-type'))
    const encoding = method === 'HEAD' ? '' : header('content-encoding')
    const isRead = (raw !== undefined || isTextType(type) || isWanted(type, types)) && !isRedirect(answer.statusCode, header('location'))
    const body = !isRead
      ? { unread: type }
      : raw === undefined
        ? await readResponseBody(answer.body, encoding, isTextType(type) ? fetchLimits.maxWireBytes : fetchLimits.maxFileBytes)
        : await readRawBody(answer.body, raw.maxBytes)
    return { status: answer.statusCode, header, body }
  } finally {
    await agent.destroy()
  }
}

/** Many servers send documents as mere bytes: those are taken where any document is, and told by their first bytes. */
const isWanted = (type: string, types: readonly string[]): boolean =>
  types.includes(type) || (types.length > 0 && ['', 'application/octet-stream', 'binary/octet-stream'].includes(type))

/** Tells if an answer sends the client elsewhere. */
export const isRedirect = (status: number, location: string): boolean => [301, 302, 303, 307, 308].includes(status) && location !== ''
