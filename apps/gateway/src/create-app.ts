import type { Press } from '@galley/press'
import { Hono } from 'hono'
import { checkHost } from './access/check-host.ts'
import { enterRoutes } from './access/enter-routes.ts'
import { guard } from './access/guard.ts'
import { securityHeaders } from './access/security-headers.ts'
import type { AppEnv } from './app-env.ts'
import type { AppOptions } from './app-options.ts'
import { auditRoutes } from './audits/audit-routes.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { eventRoutes } from './drafts/event-routes.ts'
import { healthRoutes } from './health/health-routes.ts'
import { modelRoutes } from './models/model-routes.ts'
import { nameRoutes } from './names/name-routes.ts'
import { openapiRoutes } from './openapi/openapi-routes.ts'
import { pluginRoutes } from './plugins/plugin-routes.ts'
import { answerProblem } from './problem/answer-problem.ts'
import { answerUnrouted } from './problem/answer-unrouted.ts'
import { limitBody } from './problem/limit-body.ts'
import { assetRoutes } from './studio/asset-routes.ts'
import { auditPageRoutes } from './studio/audit/audit-page-routes.ts'
import { studioRoutes } from './studio/studio-routes.ts'

/**
 * The gateway as a Hono app: it opens no port, so that `app.request()` tests it. What stands before the guard is open to everyone,
 * what stands after it needs a token or a session.
 * @example
 * const app = createApp(press, { version: '0.1.0', say: console.error, auditor: openAuditor({ clock: () => new Date() }) })
 * const { url } = await serve(app, { host: '127.0.0.1', port: 4070 })
 */
export function createApp(press: Press, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { host, allowedHosts } = press.settings.gateway
  app.use(securityHeaders(), checkHost([host, ...allowedHosts]), limitBody())
  app.route('/', healthRoutes(press, options))
  app.route('/', assetRoutes())
  app.route('/', enterRoutes(press.access))
  app.use(guard(press.access))
  app.route('/', openapiRoutes(options))
  app.route('/', draftRoutes(press))
  app.route('/', eventRoutes(press, options))
  app.route('/', pluginRoutes(press))
  app.route('/', modelRoutes(press))
  app.route('/', auditRoutes(options))
  app.route('/', nameRoutes(options))
  app.route('/', auditPageRoutes(options))
  app.route('/', studioRoutes(press, options))
  app.notFound((c) => answerUnrouted(app, c))
  app.onError((error, c) => answerProblem(error, c, options.say))
  return app
}
