import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/server'
import type { AuditAction, DraftOrder, TokenScope } from '@galley/runtime'
import type { JsonSchema } from '@galley/sdk'
import type { McpServices } from '../mcp-services.ts'

/** Surroundings of one call of a tool: what it may use, and what its client can take. */
interface McpCall {
  readonly services: McpServices
  /** Aborted when the client cancels the request or leaves. */
  readonly signal: AbortSignal
  /** True when the client takes a task for an answer. */
  readonly takesTasks: boolean
  /** Order that the call places where it asks for a draft. */
  readonly order: DraftOrder
  /** Writes to the audit log what the call has done. */
  readonly note: (action: AuditAction, subject: string) => Promise<void>
  /** Tells the client how far it is, where the client asked to be told; the numbers grow. */
  readonly tell: (progress: number, message: string) => void
}

/** A tool of the MCP server: data and one function. */
export interface McpTool {
  readonly name: string
  readonly title: string
  /** Words that a model chooses the tool by. */
  readonly description: string
  /** Scopes of which a token needs one. */
  readonly scopes: readonly TokenScope[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
  readonly annotations: ToolAnnotations
  /** Answers a call whose input fits the schema; a fault that it throws is told as the tool's error. */
  readonly call: (input: unknown, call: McpCall) => Promise<CallToolResult>
}
