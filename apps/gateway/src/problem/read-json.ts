import type { Context } from 'hono'
import { fault } from '../faults.ts'

/** Reads the body as JSON. Faults: MEDIA_TYPE_UNSUPPORTED, JSON_INVALID. */
export async function readJson(c: Context): Promise<unknown> {
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

/** The media type of the body without its parameters, in lower case; empty when there is none. */
export function mediaType(c: Context): string {
  return (c.req.header('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
