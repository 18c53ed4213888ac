import { isFault } from '@galley/fault'
import type { CallToolResult } from '@modelcontextprotocol/server'
import { toProblem } from '../problem/to-problem.ts'

/** Tells an error as that of a tool: a model reads what happened, its code and what to do; a program finds the problem document in `_meta`. */
export function toolError(error: unknown, tool: string, say: (line: string) => void): CallToolResult {
  const problem = toProblem(error, `/mcp/tools/${tool}`)
  if (!isFault(error)) say(`MCP tool ${tool} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return {
    isError: true,
    content: [{ type: 'text', text: `${problem.detail} [${problem.code}]\n${problem.hint}` }],
    _meta: { 'galley/problem': problem },
  }
}
