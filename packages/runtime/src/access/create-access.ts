import type { Access } from './access.ts'
import { programTokens } from './program-tokens.ts'
import type { SecretServices } from './secret-services.ts'
import { studioSessions } from './studio-sessions.ts'

/** Tickets, sessions and tokens over the ledger. Only the SHA-256 of a secret is written down. */
export function createAccess(services: SecretServices): Access {
  return { ...studioSessions(services), ...programTokens(services) }
}
