import { createHash } from 'node:crypto'
import type { Ledger } from '@galley/ledger'
import type { Access } from './access.ts'

const ticketLife = 10 * 60_000
const sessionLife = 30 * 86_400_000

/** Tickets, sessions and tokens over the ledger. Secrets are 32 random bytes in base64url; only their SHA-256 is kept. */
export function createAccess(ledger: Ledger, clock: () => Date, random: (bytes: number) => Uint8Array): Access {
  const secret = (): string => Buffer.from(random(32)).toString('base64url')
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
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
    hasToken: (token) => ledger.hasToken(hash(token), 'token'),
    firstToken: async () => {
      if (ledger.tokens('token').length > 0) return null
      const token = `galley_${secret()}`
      await ledger.putToken(hash(token), 'token', { name: 'first' })
      return token
    },
  }
}
