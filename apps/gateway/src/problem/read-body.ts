import type { Context } from 'hono'
import { fault } from '../faults.ts'

/** Reads a body of JSON in UTF-8, the one encoding of JSON (RFC 8259 §8.1). Faults: MEDIA_TYPE_UNSUPPORTED, JSON_INVALID. */
export async function readJsonBody(c: Context): Promise<unknown> {
  checkJsonType(c.req.header('Content-Type'))
  return parseJsonBytes(await c.req.arrayBuffer())
}

/** True for a body that says it is a form with files. */
export const isForm = (c: Context): boolean => mediaType(c.req.header('Content-Type')) === 'multipart/form-data'

/** Refuses a body that does not say it is JSON in UTF-8. Fault MEDIA_TYPE_UNSUPPORTED. */
export function checkJsonType(header: string | undefined): void {
  if (header === 'application/json') return
  const type = mediaType(header)
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw fault('MEDIA_TYPE_UNSUPPORTED', { type: type || 'nothing', expected: 'application/json' })
  checkCharset(header)
}

/** Parses bytes of JSON. Fault JSON_INVALID. */
export function parseJsonBytes(bytes: ArrayBuffer | Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes))
  } catch (error) {
    throw fault('JSON_INVALID', { reason: error instanceof Error ? error.message : 'it does not parse' })
  }
}

/** Reads a form with files; `jsonPath` is the route that takes the same as JSON. Faults MEDIA_TYPE_UNSUPPORTED, REQUEST_INVALID. */
export async function readFormBody(c: Context, jsonPath: string): Promise<FormData> {
  const header = c.req.header('Content-Type')
  const type = mediaType(header)
  if (!isForm(c))
    throw fault('MEDIA_TYPE_UNSUPPORTED', { type: type || 'nothing', expected: `multipart/form-data, or JSON to ${jsonPath}` })
  checkCharset(header)
  const form = await c.req.formData().catch(() => {
    throw fault('REQUEST_INVALID', { where: 'the form', problem: 'does not parse as multipart/form-data' })
  })
  // A form's parser puts U+FFFD in the place of bytes that are not UTF-8, and does not tell.
  for (const [name, value] of form)
    if (typeof value === 'string' && value.includes('\uFFFD')) throw fault('REQUEST_INVALID', { where: name, problem: 'is not UTF-8' })
  return form
}

/** Refuses an encoding other than UTF-8, and ASCII, which is a part of it. */
function checkCharset(type = ''): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) throw fault('MEDIA_TYPE_UNSUPPORTED', { type, expected: 'UTF-8' })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Error('it is not UTF-8')
  }
}

/** The media type of the body without its parameters, in lower case; empty when there is none. */
function mediaType(header = ''): string {
  return header.split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
