import { hash as digest } from 'node:crypto'
import type { Ledger } from '@galley/ledger'
import type { Access } from './access.ts'

const ticketLife = 10 * 60_000
const sessionLife = 30 * 86_400_000

/** Milliseconds for which a token that was found is not looked up again; one that was revoked is let in for no longer. */
const knownMs = 500

/** Tickets, sessions and tokens over the ledger. Secrets are 32 random bytes in base64url; only their SHA-256 is kept. */
export function createAccess(ledger: Ledger, clock: () => Date, random: (bytes: number) => Uint8Array): Access {
  const secret = (): string => Buffer.from(random(32)).toString('base64url')
  const hash = (text: string): string => digest('sha256', text)
  const known = new Map<string, number>()
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
    hasSession: (session) => ledger.hasToken(hash(session), 'session'),
    endSession: async (session) => {
      await ledger.revokeToken(hash(session))
    },
    hasToken: (token) => {
      const key = hash(token)
      const now = clock().getTime()
      if ((known.get(key) ?? 0) > now) return true
      const isThere = ledger.hasToken(key, 'token')
      if (isThere) known.set(key, now + knownMs)
      else known.delete(key)
      return isThere
    },
    firstToken: async () => {
      if (ledger.tokens('token').length > 0) return null
      const token = `galley_${secret()}`
      await ledger.putToken(hash(token), 'token', { name: 'first' })
      return token
    },
  }
}
