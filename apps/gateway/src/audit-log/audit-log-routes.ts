import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { readAuditPage } from './read-audit-page.ts'

/** Route of the audit log, which is only read here: the operator's. */
export function auditLogRoutes({ auditLog }: Pick<Runtime, 'auditLog'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/audit-log', async (c) => c.json(await readAuditPage(c, auditLog)))
  return app
}
