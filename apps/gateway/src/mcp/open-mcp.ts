import { createMcpHandler, isLegacyRequest } from '@modelcontextprotocol/server'
import type { DraftOrder } from '@galley/runtime'
import { authOf } from './mcp-sender.ts'
import { createMcpServer } from './create-mcp-server.ts'
import { openLegacySessions } from './legacy-sessions.ts'
import type { McpServices } from './mcp-services.ts'

/** The MCP server over HTTP. */
export interface Mcp {
  /** Answers a request whose body was read, in the version of the protocol that it speaks. Fault MCP_SESSION_UNKNOWN. */
  readonly answer: (request: Request, body: unknown, sender: DraftOrder) => Promise<Response>
  /** Ends all requests and sessions. */
  readonly close: () => Promise<void>
}

/** Opens the MCP server: without a state for clients of 2026-07-28, with sessions for those of 2025-11-25 and before. */
export function openMcp(services: McpServices, random: (bytes: number) => Uint8Array): Mcp {
  const modern = createMcpHandler(() => createMcpServer(services, 'modern'), { legacy: 'reject' })
  const legacy = openLegacySessions(services, random)
  return {
    answer: async (request, body, sender) => {
      const parsed = body === undefined ? {} : { parsedBody: body }
      const isLegacy = request.method === 'POST' ? await isLegacyRequest(request, body) : request.headers.has('Mcp-Session-Id')
      return isLegacy ? legacy.answer(request, body, sender) : modern.fetch(request, { authInfo: authOf(sender), ...parsed })
    },
    close: async () => {
      await Promise.all([modern.close(), legacy.close()])
    },
  }
}
