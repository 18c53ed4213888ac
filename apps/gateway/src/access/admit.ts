import type { Access, Caller } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { checkOrigin } from './check-origin.ts'
import { readSession } from './session-cookie.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Caller behind the studio's session: the operator. */
const operator: Caller = { name: 'studio', scopes: ['admin'], limits: {} }

/** Lets in a request with a bearer token or a session, and says whose it is. Faults: TOKEN_MISSING, ORIGIN_NOT_ALLOWED. */
export async function admit(c: Context<AppEnv>, access: Access): Promise<Caller> {
  const caller = await callerOf(c, access)
  if (c.env?.seen) c.env.seen.caller = caller.name
  c.set('caller', caller)
  return caller
}

async function callerOf(c: Context<AppEnv>, access: Access): Promise<Caller> {
  const token = bearer(c.req.header('Authorization'))
  const caller = token === undefined ? null : await access.caller(token)
  if (caller !== null) return caller
  const session = readSession(c)
  if (session === undefined || !(await access.hasSession(session))) throw fault('TOKEN_MISSING')
  if (!reading.has(c.req.method)) checkOrigin(c)
  return operator
}

/** Reads the token of an `Authorization` header. */
export function bearer(header = ''): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1]
}
