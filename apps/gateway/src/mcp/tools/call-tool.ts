import {
  ProtocolError,
  ProtocolErrorCode,
  type CallToolRequest,
  type CallToolResult,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { isFault } from '@galley/fault'
import { checkRequest } from '../../problem/check-request.ts'
import { checkMcpScope, countRefusal, noteAct, orderOf, takesTasks } from '../mcp-context.ts'
import type { McpServices } from '../mcp-services.ts'
import { mcpTools } from './mcp-tools.ts'
import { toolError } from '../tool-error.ts'

/** Calls a tool. What stops it is told as the tool's error, but for a name that no tool has, which is an error of the protocol. */
export async function callTool({ params }: CallToolRequest, context: ServerContext, services: McpServices): Promise<CallToolResult> {
  const tool = mcpTools.find(({ name }) => name === params.name)
  if (tool === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `there is no tool ${params.name.slice(0, 80)}`)
  const { mcpReq } = context
  const token = mcpReq._meta?.progressToken
  try {
    checkMcpScope(context, services, tool.scopes)
    const input: unknown = params.arguments ?? {}
    checkRequest(tool.inputSchema, input)
    return await tool.call(input, {
      services,
      signal: mcpReq.signal,
      takesTasks: takesTasks(context),
      order: orderOf(context, services),
      note: async (action, subject) => noteAct(context, services, action, subject),
      tell: (progress, message) => {
        if (token === undefined) return
        // A client that is gone misses nothing.
        void mcpReq.notify({ method: 'notifications/progress', params: { progressToken: token, progress, message } }).catch(() => undefined)
      },
    })
  } catch (error) {
    // Nobody reads the answer of a call that was cancelled.
    if (mcpReq.signal.aborted) return { isError: true, content: [] }
    if (isFault(error) && error.code !== 'SCOPE_MISSING' && tool.annotations.readOnlyHint !== true)
      countRefusal(context, services, error.code)
    return toolError(error, tool.name, services.say)
  }
}
