import type { IncomingHttpHeaders } from 'node:http'
import type { ModelRoute } from '@galley/runtime'
import { requestIdName, type SeenRequest } from '../seen-request.ts'

/** Headers of a client that a provider may want; no other is passed on: no cookie, no token of Galley, nothing about the client's machine. */
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
  // Set below.
  'cache-control',
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
  'x-accel-buffering',
  'x-content-type-options',
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

/** Writes the headers of an answer to the client, names and values in turn: the provider's own but for a few, never cached and never held back by a proxy. */
export function toClient(headers: IncomingHttpHeaders): string[] {
  const sent: string[] = []
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || keptBack.has(name)) continue
    if (typeof value === 'string') sent.push(name, value)
    else for (const one of value) sent.push(name, one)
  }
  sent.push('cache-control', 'no-store', 'x-content-type-options', 'nosniff', 'x-accel-buffering', 'no')
  return sent
}

/** Header with the id of a request, which goes with its answer. */
export function requestIdHeader(seen: SeenRequest | undefined): readonly string[] {
  return seen === undefined ? [] : [requestIdName, seen.id]
}
