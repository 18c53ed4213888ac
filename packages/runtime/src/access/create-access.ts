import { hash as digest } from 'node:crypto'
import type { Ledger, StoredToken } from '@galley/ledger'
import type { ModelDemand } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Access, Caller } from './access.ts'
import { hasBudget } from './token-limits.ts'
import type { TokenScope } from './token-scopes.ts'

const ticketLife = 10 * 60_000
const sessionLife = 30 * 86_400_000

/** Milliseconds for which a token that was found is neither hashed nor looked up again; one that was revoked is let in for no longer. */
const knownMs = 500

/** Digits of a token's hash that tell it from others of its name. */
const idDigits = 12

/** Name of a token: it stands in lists, logs and error messages. */
const nameForm = /^[a-z0-9][a-z0-9._-]{0,63}$/i

interface Known {
  readonly caller: Caller
  /** Unix milliseconds until which it is not looked up again. */
  readonly until: number
}

/** Tickets, sessions and tokens over the ledger. Secrets are 32 random bytes in base64url; only their SHA-256 is written down. */
export function createAccess(ledger: Ledger, clock: () => Date, random: (bytes: number) => Uint8Array): Access {
  const secret = (): string => Buffer.from(random(32)).toString('base64url')
  const hash = (text: string): string => digest('sha256', text)
  /** Callers by their tokens, those that were looked up first in front. */
  const known = new Map<string, Known>()
  const forget = (now: number): void => {
    for (const [token, { until }] of known) {
      if (until > now) break
      known.delete(token)
    }
  }
  const after = (ms: number): { expires: Date } => ({ expires: new Date(clock().getTime() + ms) })
  return {
    issueTicket: async () => {
      const ticket = secret()
      await ledger.putToken(hash(ticket), 'ticket', after(ticketLife))
      return ticket
    },
    redeemTicket: (ticket) => ledger.consumeToken(hash(ticket), 'ticket'),
    openSession: async () => {
      const session = secret()
      await ledger.putToken(hash(session), 'session', after(sessionLife))
      return session
    },
    hasSession: async (session) => (await ledger.token(hash(session), 'session')) !== null,
    endSession: async (session) => {
      await ledger.revokeToken(hash(session))
    },
    caller: async (token) => {
      const now = clock().getTime()
      const found = known.get(token)
      if (found !== undefined && found.until > now) return found.caller
      forget(now)
      const stored = await ledger.token(hash(token), 'token')
      if (stored === null) return null
      const caller = callerOf(stored)
      known.set(token, { caller, until: Math.min(now + knownMs, stored.expiresAt === null ? Infinity : Date.parse(stored.expiresAt)) })
      return caller
    },
    firstToken: async () => {
      if ((await ledger.tokens('token')).length > 0) return null
      const token = `galley_${secret()}`
      await ledger.putToken(hash(token), 'token', { name: 'first' })
      return token
    },
    newToken: async ({ name, scopes, limits = {}, demand = {}, lifeMs }) => {
      if (!nameForm.test(name)) throw fault('TOKEN_NAME_INVALID', { name })
      const unbound = scopes.find((scope) => scope === 'drafts' || scope === 'admin')
      if (unbound !== undefined && hasBudget(limits)) throw fault('TOKEN_BUDGET_UNBOUND', { scope: unbound })
      const token = `galley_${secret()}`
      await ledger.putToken(hash(token), 'token', {
        name,
        scopes,
        limits,
        demand: { ...demand },
        ...(lifeMs === undefined ? {} : after(lifeMs)),
      })
      return token
    },
    tokens: async () => {
      const all = await ledger.tokens('token')
      return all.map(({ createdAt, expiresAt, ...token }) => Object.assign(callerOf(token), { createdAt, expiresAt }))
    },
    revokeToken: async (name) => {
      const found = (await ledger.tokens('token')).find((token) => token.name === name)
      if (found === undefined || !(await ledger.revokeToken(found.hash))) throw fault('TOKEN_NOT_FOUND', { name })
      known.clear()
    },
  }
}

function callerOf({ hash: whole, name, scopes, limits, demand }: Omit<StoredToken, 'kind' | 'createdAt' | 'expiresAt'>): Caller {
  const demands = Object.keys(demand).length > 0 ? { demand: demand as ModelDemand } : {}
  return { name, id: whole.slice(0, idDigits), scopes: scopes as readonly TokenScope[], limits, ...demands }
}
