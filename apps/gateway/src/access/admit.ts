import type { Access } from '@galley/runtime'
import type { Context } from 'hono'
import { fault } from '../faults.ts'
import { checkOrigin } from './check-origin.ts'
import { readSession } from './session-cookie.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Lets in a request with a bearer token or a session. Faults: TOKEN_MISSING, ORIGIN_NOT_ALLOWED. */
export function admit(c: Context, access: Access): void {
  const token = bearer(c)
  if (token !== undefined && access.hasToken(token)) return
  const session = readSession(c)
  if (session === undefined || !access.hasSession(session)) throw fault('TOKEN_MISSING')
  if (!reading.has(c.req.method)) checkOrigin(c)
}

function bearer(c: Context): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}
