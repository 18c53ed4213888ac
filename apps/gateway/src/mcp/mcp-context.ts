import { CLIENT_CAPABILITIES_META_KEY, type ClientCapabilities, type ServerContext } from '@modelcontextprotocol/server'
import { isFault } from '@galley/fault'
import { checkScope, type AuditAction, type DraftOrder, type TokenScope } from '@galley/runtime'
import { fault } from '../faults.ts'
import { senderOf } from './mcp-sender.ts'
import type { McpServices } from './mcp-services.ts'

/** Name of the extension of MCP by which a client takes a task for an answer (SEP-2663). */
export const tasksExtension = 'io.modelcontextprotocol/tasks'

/** Order that a request can place: of the caller that the gateway let in, or of the user of this machine. Fault TOKEN_MISSING. */
export function orderOf(context: ServerContext, services: McpServices): DraftOrder {
  const sender = senderOf(context) ?? services.sender
  if (sender === undefined) throw fault('TOKEN_MISSING')
  return sender
}

/** Refuses a request whose caller has none of these scopes, and has the audit log count it. Faults: TOKEN_MISSING, SCOPE_MISSING. */
export function checkMcpScope(context: ServerContext, services: McpServices, needed: readonly TokenScope[]): void {
  try {
    checkScope(orderOf(context, services).by, needed)
  } catch (error) {
    if (isFault(error)) countRefusal(context, services, error.code)
    throw error
  }
}

/** Counts in the audit log that something was asked and not done. */
export function countRefusal(context: ServerContext, services: McpServices, code: string): void {
  services.runtime.auditLog.refused({ by: orderOf(context, services).by.name, code, route: 'POST /mcp' })
}

/** Writes to the audit log what was done for the sender of a request. */
export async function noteAct(context: ServerContext, services: McpServices, action: AuditAction, subject: string): Promise<void> {
  const {
    by: { name, id },
    requestId,
  } = orderOf(context, services)
  await services.runtime.auditLog.append({
    action,
    by: name,
    ...(id === undefined ? {} : { token: id }),
    subject,
    ...(requestId === undefined ? {} : { requestId }),
  })
}

/** True when this request says that its client takes tasks for answers; a client of 2025-11-25 never does. */
export function takesTasks({ mcpReq }: ServerContext): boolean {
  const envelope: Readonly<Record<string, unknown>> = { ...mcpReq.envelope }
  const { extensions } = (envelope[CLIENT_CAPABILITIES_META_KEY] ?? {}) as ClientCapabilities
  return extensions?.[tasksExtension] !== undefined
}
