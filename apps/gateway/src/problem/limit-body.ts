import { maxSentBytes } from '@galley/sdk'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fault } from '../faults.ts'

/** The largest body that is read: 4 MiB, which is 2 MiB of texts with room for JSON's escapes. */
export const maxBody = 4 * 1024 * 1024

/** The largest body of a request for a draft: its documents in base64, and the rest of the brief. */
export const maxDraftBody = Math.ceil(maxSentBytes / 3) * 4 + maxBody

/** Requests that bring documents. Their bodies are limited behind the guard: nobody else's are held. */
const takesDocuments = (method: string, path: string): boolean =>
  method === 'POST' && ['/v1/drafts', '/v1/batches', '/drafts'].includes(path)

/** Refuses a larger body (BODY_TOO_LARGE) before it is read whole; one with documents is left to `limitDraftBody`. */
export function limitBody(): MiddlewareHandler {
  const limit = limitTo(maxBody)
  return async (c, next) => (takesDocuments(c.req.method, c.req.path) ? next() : limit(c, next))
}

/** Refuses a larger body of a request for a draft. */
export const limitDraftBody = (): MiddlewareHandler => limitTo(maxDraftBody)

function limitTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw fault('BODY_TOO_LARGE', { limit: maxSize })
    },
  })
}
