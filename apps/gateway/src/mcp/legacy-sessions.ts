import { WebStandardStreamableHTTPServerTransport as Transport } from '@modelcontextprotocol/server'
import type { DraftOrder } from '@galley/runtime'
import { LRUCache } from 'lru-cache'
import { fault } from '../faults.ts'
import { createMcpServer } from './create-mcp-server.ts'
import { authOf } from './mcp-sender.ts'
import type { McpServices } from './mcp-services.ts'

/** Sessions of one token; the one that was silent for longest makes room for a new one. */
const maxSessions = 50

/** Milliseconds after which a session that nobody uses is forgotten: longer than any draft takes. */
const idleMs = 24 * 60 * 60 * 1000

/** Sessions of clients that speak 2025-11-25: a request there is cancelled by another one, which a session brings together. */
export interface LegacySessions {
  /** Answers a request of such a client. Fault MCP_SESSION_UNKNOWN. */
  readonly answer: (request: Request, body: unknown, sender: DraftOrder) => Promise<Response>
  /** Ends all sessions. */
  readonly close: () => Promise<void>
}

/** Opens the sessions. A session belongs to the token that began it, and no other one finds it. */
export function openLegacySessions(services: McpServices, random: (bytes: number) => Uint8Array): LegacySessions {
  const callers = new Map<string, LRUCache<string, Transport>>()
  const sessionsOf = (name: string): LRUCache<string, Transport> => {
    const known = callers.get(name)
    if (known !== undefined) return known
    const made = new LRUCache<string, Transport>({
      max: maxSessions,
      ttl: idleMs,
      updateAgeOnGet: true,
      dispose: (transport, _id, reason) => void (reason !== 'delete' && transport.close()),
    })
    callers.set(name, made)
    return made
  }
  const begin = async (name: string): Promise<Transport> => {
    const sessions = sessionsOf(name)
    const transport: Transport = new Transport({
      sessionIdGenerator: () => Buffer.from(random(16)).toString('hex'),
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    })
    await createMcpServer(services, 'legacy').connect(transport)
    return transport
  }
  return {
    answer: async (request, body, sender) => {
      const id = request.headers.get('Mcp-Session-Id')
      const transport = id === null ? await begin(sender.by.name) : callers.get(sender.by.name)?.get(id)
      if (transport === undefined) throw fault('MCP_SESSION_UNKNOWN')
      const answer = await transport.handleRequest(request, {
        authInfo: authOf(sender),
        ...(body === undefined ? {} : { parsedBody: body }),
      })
      if (id === null && transport.sessionId === undefined) await transport.close()
      return answer
    },
    close: async () => {
      const all = [...callers.values()].flatMap((sessions) => Array.from(sessions.values()))
      callers.clear()
      await Promise.all(all.map((transport) => transport.close()))
    },
  }
}
