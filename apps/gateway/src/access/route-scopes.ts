import type { TokenScope } from '@galley/runtime'

/** Scopes of which a token needs one; `open` is a route that everyone may ask who reaches the port. */
export type RouteScopes = readonly TokenScope[] | 'open'

/**
 * Scopes of every route, by its method and path as Hono has them. `admin` opens all that are not open. Pages of the studio are the operator's: a browser's
 * session may open them, and a token for everything.
 */
export const routeScopes: Readonly<Record<string, RouteScopes>> = {
  'GET /livez': 'open',
  'GET /readyz': 'open',
  'GET /openapi.json': 'open',
  'GET /docs': 'open',
  'GET /assets/:name': 'open',
  'GET /enter': 'open',
  'POST /enter': 'open',
  'POST /leave': 'open',
  'GET /v1/drafts': ['drafts'],
  'POST /v1/drafts': ['drafts'],
  'POST /v1/batches': ['drafts'],
  'GET /v1/drafts/:id': ['drafts'],
  'DELETE /v1/drafts/:id': ['drafts'],
  'POST /v1/drafts/:id/cancel': ['drafts'],
  'POST /v1/drafts/:id/resume': ['drafts'],
  'POST /v1/drafts/:id/approve': ['drafts'],
  'GET /v1/drafts/:id/versions': ['drafts'],
  'GET /v1/drafts/:id/versions/:n': ['drafts'],
  'GET /v1/drafts/:id/diff': ['drafts'],
  'GET /v1/drafts/:id/export': ['drafts'],
  'GET /v1/drafts/:id/provenance': ['drafts'],
  'GET /v1/drafts/:id/events': ['drafts'],
  // The model `galley` writes drafts: it needs their scope as well.
  'POST /v1/chat/completions': ['chat'],
  'POST /v1/embeddings': ['chat'],
  'POST /v1/responses': ['chat'],
  'GET /v1/models': ['chat', 'drafts'],
  'GET /v1/models/:model': ['chat', 'drafts'],
  // A token sees its own.
  'GET /v1/usage': ['chat', 'drafts'],
  'POST /v1/audits': ['audit'],
  'GET /v1/names/:ecosystem/:name': ['audit'],
  // Each tool and the resources ask for their own scope.
  'POST /mcp': ['drafts', 'audit'],
  'GET /mcp': ['drafts', 'audit'],
  'DELETE /mcp': ['drafts', 'audit'],
  'GET /v1/plugins': ['plugins'],
  'GET /v1/plugins/:name': ['plugins'],
  'GET /v1/plugins/:name/sbom': ['plugins'],
  'POST /v1/plugins/inspect': ['plugins'],
  'POST /v1/plugins': ['plugins'],
  'DELETE /v1/plugins/:name': ['plugins'],
  'GET /v1/webhooks': ['admin'],
  'POST /v1/webhooks': ['admin'],
  'DELETE /v1/webhooks/:id': ['admin'],
  'GET /v1/webhooks/:id/deliveries': ['admin'],
  'POST /v1/webhooks/:id/deliveries/:n/replay': ['admin'],
  'GET /v1/audit-log': ['admin'],
  'GET /audit-log': ['admin'],
  'GET /tokens': ['admin'],
  'POST /tokens/revoke': ['admin'],
  'GET /webhooks': ['admin'],
  'POST /webhooks/remove': ['admin'],
  'POST /webhooks/replay': ['admin'],
  'GET /metrics': ['metrics'],
  'GET /': ['admin'],
  'POST /drafts': ['admin'],
  'GET /drafts/:id': ['admin'],
  'GET /drafts/:id/live': ['admin'],
  'GET /drafts/:id/diff': ['admin'],
  'GET /drafts/:id/sources/:source': ['admin'],
  'GET /drafts/:id/papers': ['admin'],
  'POST /drafts/:id/cancel': ['admin'],
  'POST /drafts/:id/resume': ['admin'],
  'POST /drafts/:id/delete': ['admin'],
  'POST /drafts/:id/approve': ['admin'],
  'GET /drafts/:id/words': ['admin'],
  'POST /drafts/:id/words': ['admin'],
  'GET /audits': ['admin'],
  'POST /audits': ['admin'],
  'GET /audits/:id': ['admin'],
  'GET /audits/:id/report': ['admin'],
  'GET /models': ['admin'],
  'POST /models/test': ['admin'],
  'GET /usage': ['admin'],
  'GET /models/catalogue': ['admin'],
  'GET /models/catalogue/:model': ['admin'],
  'GET /plugins': ['admin'],
  'POST /plugins/inspect': ['admin'],
  'POST /plugins/install': ['admin'],
  'POST /plugins/remove': ['admin'],
}

/** Scopes of a route; what is not in the table is the operator's alone. */
export function scopesOf(route: string): RouteScopes {
  return routeScopes[route] ?? ['admin']
}
