import type { IncomingMessage } from 'node:http'
import type { Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { Exchange } from '../shortcut.ts'
import { fault } from '../faults.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
import { checkJsonType, parseJsonBytes } from '../problem/read-body.ts'
import type { ModelRequest } from '../model-request.ts'

/** The largest body for a model, in bytes: 20 MiB, which is a long conversation with a few pictures in base64. */
const maxModelBody = 20 * 1024 * 1024

/** Longest name of a model that is looked for, in characters. */
export const maxModelName = 200

/**
 * Reads a request for a model; `needed` is the member that the route cannot do without. What the provider alone understands is not looked at.
 * Faults: MEDIA_TYPE_UNSUPPORTED, BODY_TOO_LARGE, JSON_INVALID, REQUEST_INVALID, REQUEST_BROKEN_OFF.
 */
export function readModelRequest(source: Context<AppEnv> | Exchange, needed: 'messages' | 'input', caller: Caller): Promise<ModelRequest> {
  checkJsonType(readHeader(source, 'content-type'))
  const parse = (bytes: Buffer): ModelRequest => {
    const body = parseModelBody(bytes, needed)
    return { bytes, body, caller, demand: readDemand(readHeader(source, demandHeader), caller) }
  }
  const incoming = 'incoming' in source ? source.incoming : source.env?.incoming
  return incoming === undefined
    ? (source as Context<AppEnv>).req.arrayBuffer().then((bytes) => parse(Buffer.from(bytes)))
    : readBytes(incoming, parse)
}

function readHeader(source: Context<AppEnv> | Exchange, name: string): string | undefined {
  return 'incoming' in source ? (source.incoming.headers[name.toLowerCase()] as string | undefined) : source.req.header(name)
}

/** Parses the body of a request for a model. Faults JSON_INVALID, REQUEST_INVALID. */
function parseModelBody(bytes: Buffer, needed: 'messages' | 'input'): ModelRequest['body'] {
  const body = parseJsonBytes(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('the body', 'must be an object')
  const { model, [needed]: content } = body as Readonly<Record<string, unknown>>
  if (typeof model !== 'string' || model === '' || model.length > maxModelName)
    throw invalid('model', `must be a text of 1 to ${maxModelName} characters`)
  if (needed === 'messages' && (!Array.isArray(content) || content.length === 0))
    throw invalid('messages', 'must be a list that is not empty')
  if (content === undefined || content === null) throw invalid(needed, 'must be there')
  return body as ModelRequest['body']
}

function invalid(where: string, problem: string): Error {
  return fault('REQUEST_INVALID', { where, problem })
}

/** Collects a body from Node's own stream, which costs a fifth of what a web stream does, up to the limit, and reads it. Faults: those of `read`, BODY_TOO_LARGE, REQUEST_BROKEN_OFF. */
function readBytes<Read>(incoming: IncomingMessage, read: (bytes: Buffer) => Read): Promise<Read> {
  const { promise, resolve, reject } = Promise.withResolvers<Read>()
  const refuse = (): void => reject(fault('BODY_TOO_LARGE', { limit: maxModelBody }))
  const parts: Buffer[] = []
  let length = 0
  const take = (part: Buffer): void => {
    parts.push(part)
    length += part.length
    if (length <= maxModelBody) return
    incoming.off('data', take).pause()
    refuse()
  }
  const end = (): void => {
    try {
      resolve(read(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, length)))
    } catch (error) {
      reject(error)
    }
  }
  if (Number(incoming.headers['content-length'] ?? 0) > maxModelBody) refuse()
  else
    incoming
      .on('data', take)
      .on('end', end)
      // Every request closes; only one that has not ended is broken off, and a fault is dear to make.
      .on('close', () => incoming.readableEnded || reject(fault('REQUEST_BROKEN_OFF')))
  return promise
}
