import type { IncomingMessage } from 'node:http'
import type { Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
import { checkJsonType, parseJsonBytes } from '../problem/read-body.ts'
import type { ModelRequest } from '../model-request.ts'
import type { PassedOnPath } from './passed-on-paths.ts'

/** The largest body for a model, in bytes: 20 MiB, which is a long conversation with a few pictures in base64. */
const maxModelBody = 20 * 1024 * 1024

/** Longest name of a model that is looked for, in characters. */
export const maxModelName = 200

/**
 * Reads a request for a model; `needed` is the member that the route cannot do without. What the provider alone understands is not looked at.
 * Faults: MEDIA_TYPE_UNSUPPORTED, BODY_TOO_LARGE, JSON_INVALID, REQUEST_INVALID, REQUEST_BROKEN_OFF.
 */
export async function readModelRequest(
  source: Context<AppEnv> | IncomingMessage,
  { path, needed }: Pick<PassedOnPath, 'path' | 'needed'>,
  caller: Caller,
): Promise<ModelRequest> {
  const incoming = 'rawHeaders' in source ? source : source.env?.incoming
  checkJsonType(readHeader(source, 'content-type'))
  const bytes = incoming === undefined ? Buffer.from(await (source as Context<AppEnv>).req.arrayBuffer()) : await readBytes(incoming)
  const body = parseJsonBytes(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('the body', 'must be an object')
  const { model, [needed]: content } = body as Readonly<Record<string, unknown>>
  if (typeof model !== 'string' || model === '' || model.length > maxModelName)
    throw invalid('model', `must be a text of 1 to ${maxModelName} characters`)
  if (needed === 'messages' && (!Array.isArray(content) || content.length === 0))
    throw invalid('messages', 'must be a list that is not empty')
  if (content === undefined || content === null) throw invalid(needed, 'must be there')
  return { path, bytes, body: body as ModelRequest['body'], caller, demand: readDemand(readHeader(source, demandHeader), caller) }
}

function readHeader(source: Context<AppEnv> | IncomingMessage, name: string): string | undefined {
  return 'rawHeaders' in source ? (source.headers[name.toLowerCase()] as string | undefined) : source.req.header(name)
}

function invalid(where: string, problem: string): Error {
  return fault('REQUEST_INVALID', { where, problem })
}

/** Collects a body from Node's own stream, which costs a fifth of what a web stream does, up to the limit. */
function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const tooLarge = (): Error => fault('BODY_TOO_LARGE', { limit: maxModelBody })
  if (Number(incoming.headers['content-length'] ?? 0) > maxModelBody) {
    reject(tooLarge())
    return promise
  }
  const parts: Buffer[] = []
  let length = 0
  const take = (part: Buffer): void => {
    parts.push(part)
    length += part.length
    if (length <= maxModelBody) return
    incoming.off('data', take).pause()
    reject(tooLarge())
  }
  incoming
    .on('data', take)
    .on('end', () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, length)))
    .on('error', reject)
    // Every request closes; only one that has not ended is broken off, and a fault is dear to make.
    .on('close', () => incoming.readableEnded || reject(fault('REQUEST_BROKEN_OFF')))
  return promise
}
