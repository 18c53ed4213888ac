import type { AuthInfo, ServerContext } from '@modelcontextprotocol/server'
import type { Caller, ModelDemand } from '@galley/runtime'

/** Sender of a request over HTTP. */
export interface McpSender {
  readonly caller: Caller
  /** Id of the request, as the logs have it. */
  readonly requestId?: string | undefined
  /** Demands on models, of the token and the request. */
  readonly demand: ModelDemand
}

/** Hands the sender on to the handlers of a request. Its token stays outside: nothing behind the guard needs it. */
export function authOf(sender: McpSender): AuthInfo {
  const { name, scopes } = sender.caller
  return { token: '', clientId: name, scopes: [...scopes], extra: { sender } }
}

/** Sender of a request that came over HTTP; none on standard streams. */
export function senderOf({ http }: ServerContext): McpSender | undefined {
  return http?.authInfo?.extra?.['sender'] as McpSender | undefined
}
