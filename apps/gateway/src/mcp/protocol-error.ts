import { isFault } from '@galley/fault'
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { toProblem } from '../problem/to-problem.ts'

/** Tells an error as one of JSON-RPC; its data are the problem document and the address that was asked for. */
export function protocolError(error: unknown, uri: string, say: (line: string) => void): ProtocolError {
  if (error instanceof ProtocolError) return error
  const problem = toProblem(error, uri)
  if (!isFault(error)) say(`MCP ${uri} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const code = problem.status < 500 ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError
  return new ProtocolError(code, `${problem.detail} ${problem.hint}`, { uri, ...problem })
}
