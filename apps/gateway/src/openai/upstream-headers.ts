import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { ModelRoute } from '@galley/runtime'

/** Headers of a client that a provider may want; no other leaves the house: no cookie, no token of Galley, nothing about the client's machine. */
const passedOn = [
  'accept',
  'content-type',
  'http-referer',
  'idempotency-key',
  'openai-beta',
  'traceparent',
  'tracestate',
  'x-client-request-id',
  'x-request-id',
  'x-title',
] as const

/**
 * Headers of a provider that end here: those of the one connection (RFC 9110 §7.6.1), what is about the provider's own site, and what tells
 * whose account it is.
 */
const keptBack = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'alt-svc',
  'connection',
  'content-security-policy',
  'keep-alive',
  'openai-organization',
  'openai-project',
  'proxy-authenticate',
  'proxy-connection',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
])

/** Writes the headers of a request to a provider: the few of the client's that it may want, and the operator's key. */
export function toUpstream(headers: IncomingHttpHeaders, { key }: ModelRoute): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const name of passedOn) {
    const value = headers[name]
    if (typeof value === 'string') sent[name] = value
  }
  if (key !== undefined) sent['authorization'] = `Bearer ${key}`
  return sent
}

/** Writes the headers of an answer to the client: the provider's own but for a few, never cached and never held back by a proxy. */
export function toClient(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const sent: OutgoingHttpHeaders = {}
  for (const name in headers) if (!keptBack.has(name)) sent[name] = headers[name]
  sent['cache-control'] = 'no-store'
  sent['x-content-type-options'] = 'nosniff'
  sent['x-accel-buffering'] = 'no'
  return sent
}
