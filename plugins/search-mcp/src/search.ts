import { hitsFrom, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'
import { argumentsFor, chooseTool } from './choose-tool.ts'
import { openSession } from './open-session.ts'
import { resultsIn } from './results-in.ts'

/**
 * Searches with a tool of the operator's MCP server: the one named behind `#` in its address, else the one whose name says that it searches.
 * Throws when it did not search. https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#streamable-http
 */
export async function search({ query, k, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  if (base === undefined) throw new Error('no MCP server is configured: set its address')
  const [url = '', named = ''] = base.split('#')
  const ask = await openSession(url, host)
  const { tools } = await ask('tools/list', {})
  const tool = chooseTool(tools, decodeURIComponent(named))
  const { content, structuredContent, isError } = await ask('tools/call', { name: tool.name, arguments: argumentsFor(tool, query, k) })
  const found = resultsIn(content, structuredContent)
  if (isError === true) throw new Error(`the tool ${tool.name} failed: ${found.text.slice(0, 200)}`)
  return { hits: hitsFrom(found.results, { provider: 'mcp', k }) }
}
