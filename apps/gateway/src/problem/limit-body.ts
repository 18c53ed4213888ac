import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fault } from '../faults.ts'

/** The largest body that is read: 4 MiB, which is 2 MiB of documents with room for JSON's escapes. */
export const maxBody = 4 * 1024 * 1024

/** Refuses a larger body (BODY_TOO_LARGE) before it is read whole. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBody,
    onError: () => {
      throw fault('BODY_TOO_LARGE', { limit: maxBody })
    },
  })
}
