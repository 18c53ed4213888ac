import type { AuthInfo, ServerContext } from '@modelcontextprotocol/server'
import type { DraftOrder } from '@galley/runtime'

/** Hands the sender of a request over HTTP on to its handlers: who it is, and what a draft is ordered with. Its token stays outside. */
export function authOf(sender: DraftOrder): AuthInfo {
  const { name, scopes } = sender.by
  return { token: '', clientId: name, scopes: [...scopes], extra: { sender } }
}

/** Sender of a request that came over HTTP; none on standard streams. */
export function senderOf({ http }: ServerContext): DraftOrder | undefined {
  return http?.authInfo?.extra?.['sender'] as DraftOrder | undefined
}
