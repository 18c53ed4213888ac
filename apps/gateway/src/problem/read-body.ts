import type { Context } from 'hono'
import { fault } from '../faults.ts'

/** Reads a body of JSON. Faults: MEDIA_TYPE_UNSUPPORTED, JSON_INVALID. */
export async function readJsonBody(c: Context): Promise<unknown> {
  const type = mediaType(c)
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw fault('MEDIA_TYPE_UNSUPPORTED', { type: type || 'nothing', expected: 'application/json' })
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fault('JSON_INVALID', { reason: error instanceof Error ? error.message : 'it does not parse' })
  }
}

/** Reads a form with files; `jsonPath` is the route that takes the same as JSON. Fault MEDIA_TYPE_UNSUPPORTED. */
export async function readFormBody(c: Context, jsonPath: string): Promise<FormData> {
  const type = mediaType(c)
  if (type !== 'multipart/form-data')
    throw fault('MEDIA_TYPE_UNSUPPORTED', { type: type || 'nothing', expected: `multipart/form-data, or JSON to ${jsonPath}` })
  return c.req.formData()
}

/** The media type of the body without its parameters, in lower case; empty when there is none. */
function mediaType(c: Context): string {
  return (c.req.header('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
