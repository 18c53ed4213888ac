import type { AuditAction } from '@galley/runtime'

/** Acts of the routes that change something, by method and path as Hono has them; `null` is a route that asks, looks or calculates. */
export const auditedRoutes: Readonly<Record<string, AuditAction | null>> = {
  'POST /enter': 'session.opened',
  'POST /leave': 'session.ended',
  'POST /v1/drafts': 'draft.ordered',
  // Each draft of a batch is told by the handler.
  'POST /v1/batches': null,
  'DELETE /v1/drafts/:id': 'draft.deleted',
  'POST /v1/drafts/:id/cancel': 'draft.cancelled',
  'POST /v1/drafts/:id/resume': 'draft.resumed',
  'POST /v1/drafts/:id/approve': 'draft.answered',
  // Calls to models are in the usage; a draft that a chat orders is told by its own handler.
  'POST /v1/chat/completions': null,
  'POST /v1/embeddings': null,
  'POST /v1/responses': null,
  'POST /v1/audits': null,
  // A draft that a tool orders is told by the tool.
  'POST /mcp': null,
  'DELETE /mcp': null,
  'POST /v1/plugins/inspect': null,
  'POST /v1/plugins': 'plugin.installed',
  'DELETE /v1/plugins/:name': 'plugin.removed',
  'POST /v1/webhooks': 'webhook.added',
  'DELETE /v1/webhooks/:id': 'webhook.removed',
  'POST /v1/webhooks/:id/deliveries/:n/replay': 'webhook.replayed',
  'POST /drafts': 'draft.ordered',
  'POST /drafts/:id/cancel': 'draft.cancelled',
  'POST /drafts/:id/resume': 'draft.resumed',
  'POST /drafts/:id/delete': 'draft.deleted',
  'POST /drafts/:id/approve': 'draft.answered',
  'POST /drafts/:id/words': null,
  'POST /audits': null,
  'POST /models/test': null,
  'POST /tokens/revoke': 'token.revoked',
  'POST /webhooks/remove': 'webhook.removed',
  'POST /webhooks/replay': 'webhook.replayed',
  'POST /plugins/inspect': null,
  'POST /plugins/install': 'plugin.installed',
  'POST /plugins/remove': 'plugin.removed',
}
