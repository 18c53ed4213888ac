import { hash } from 'node:crypto'
import type { Access } from './access.ts'
import { newSecret } from './new-secret.ts'
import type { SecretServices } from './secret-services.ts'

const ticketMs = 10 * 60_000
const sessionMs = 30 * 86_400_000

/** Tickets and sessions: the way of a browser into the studio. */
export function studioSessions({
  ledger,
  clock,
  random,
}: SecretServices): Pick<Access, 'issueTicket' | 'redeemTicket' | 'openSession' | 'hasSession' | 'endSession'> {
  const issue = async (kind: 'ticket' | 'session', lifeMs: number): Promise<string> => {
    const secret = newSecret(random)
    await ledger.putToken(hash('sha256', secret), kind, { expires: new Date(clock().getTime() + lifeMs) })
    return secret
  }
  return {
    issueTicket: () => issue('ticket', ticketMs),
    redeemTicket: (ticket) => ledger.consumeToken(hash('sha256', ticket), 'ticket'),
    openSession: () => issue('session', sessionMs),
    hasSession: async (session) => (await ledger.token(hash('sha256', session), 'session')) !== null,
    endSession: async (session) => {
      await ledger.revokeToken(hash('sha256', session))
    },
  }
}
