import type { Readable, Writable } from 'node:stream'
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { createMcpServer } from './create-mcp-server.ts'
import type { McpServices } from './mcp-services.ts'
import { openScorer } from './score/open-scorer.ts'

/** Talks MCP over two streams, a line a message, in the version that the client begins with. The returned function ends it. */
export function serveMcpStdio(
  services: Omit<McpServices, 'score'>,
  { stdin, stdout }: { readonly stdin: Readable; readonly stdout: Writable },
): () => Promise<void> {
  const all = { ...services, score: openScorer() }
  const connection = serveStdio(({ era }) => createMcpServer(all, era), { transport: new StdioServerTransport(stdin, stdout) })
  return async () => connection.close()
}
