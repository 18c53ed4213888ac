import { auditTool } from './audit-tool.ts'
import { draftTool } from './draft-tool.ts'
import type { McpTool } from './mcp-tool.ts'
import { nameTool } from './name-tool.ts'
import { scoreTool } from './score-tool.ts'

/** Tools of the MCP server, in the order in which they are listed. */
export const mcpTools: readonly McpTool[] = [draftTool, scoreTool, auditTool, nameTool]
