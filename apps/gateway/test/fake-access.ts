import { Fault } from '@galley/fault'
import type { Access, Caller } from '@galley/runtime'

/** Access in memory; `good-token` opens everything. */
export function fakeAccess(): Access {
  const tickets = new Set<string>()
  const sessions = new Set<string>()
  const tokens = new Map<string, Caller>([['good-token', { name: 'first', scopes: ['admin'], limits: {} }]])
  return {
    issueTicket: async () => {
      const ticket = `ticket-${tickets.size + 1}-0123456789abcdef`
      tickets.add(ticket)
      return ticket
    },
    redeemTicket: async (ticket) => tickets.delete(ticket),
    openSession: async () => {
      const secret = `session-${sessions.size + 1}`
      sessions.add(secret)
      return secret
    },
    hasSession: async (secret) => sessions.has(secret),
    endSession: async (secret) => void sessions.delete(secret),
    caller: async (token) => tokens.get(token) ?? null,
    firstToken: async () => null,
    newToken: async ({ name, scopes, limits = {}, demand }) => {
      const token = `token-of-${name}`
      tokens.set(token, { name, scopes, limits, ...(demand && { demand }) })
      return token
    },
    tokens: async () =>
      [...tokens.values()].map((caller) => Object.assign({ createdAt: '2026-11-29T00:00:00.000Z', expiresAt: null }, caller)),
    revokeToken: async (name) => {
      if (!tokens.delete(`token-of-${name}`))
        throw new Fault('TOKEN_NOT_FOUND', { message: `no token ${name}`, hint: 'List them.', status: 404, exit: 2 })
    },
  }
}
