import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import { checkHost, createHostCheck } from './access/check-host.ts'
import { enterRoutes } from './access/enter-routes.ts'
import { guard } from './access/guard.ts'
import { auditLogRoutes } from './audit-log/audit-log-routes.ts'
import { auditRequests } from './audit-log/audit-requests.ts'
import { securityHeaders } from './access/security-headers.ts'
import type { AppEnv } from './app-env.ts'
import type { AppOptions } from './app-options.ts'
import type { GatewayApp } from './gateway-app.ts'
import type { Shortcut } from './shortcut.ts'
import { auditRoutes } from './audits/audit-routes.ts'
import { compressAnswers } from './compress-answers.ts'
import { docsRoutes } from './docs/docs-routes.ts'
import { batchRoutes } from './drafts/batch-routes.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { eventRoutes } from './drafts/event-routes.ts'
import { aliveRoute, readyRoute } from './health/health-routes.ts'
import { modelRoutes } from './models/model-routes.ts'
import { mcpRoutes } from './mcp/mcp-routes.ts'
import { nameRoutes } from './names/name-routes.ts'
import { openaiRoutes } from './openai/openai-routes.ts'
import { createConsents } from './plugins/consents.ts'
import { installRoutes } from './plugins/install-routes.ts'
import { pluginRoutes } from './plugins/plugin-routes.ts'
import { answerProblem } from './problem/answer-problem.ts'
import { answerUnrouted } from './problem/answer-unrouted.ts'
import { limitBody } from './problem/limit-body.ts'
import { editRoutes } from './edits/edit-routes.ts'
import { metricsRoutes } from './telemetry/metrics-routes.ts'
import { noTelemetry } from './telemetry/telemetry.ts'
import { webhookRoutes } from './webhooks/webhook-routes.ts'
import { baseOf } from './site/base-of.ts'
import { layBelow } from './site/lay-below.ts'
import { assetRoutes } from './assets/asset-routes.ts'
import { auditPageRoutes } from './studio/audit/audit-page-routes.ts'
import { modelPageRoutes } from './studio/models/model-page-routes.ts'
import { pluginPageRoutes } from './studio/plugins/plugin-page-routes.ts'
import { studioRoutes } from './studio/studio-routes.ts'
import { tokenPageRoutes } from './studio/tokens/token-page-routes.ts'
import { webhookPageRoutes } from './studio/webhooks/webhook-page-routes.ts'

/**
 * The gateway as a Hono app. It opens no port: `app.request()` tests it. Routes before the guard are open to everyone, routes after it
 * need a token or a session.
 * @example
 * const app = createApp(runtime, { version: '0.1.0', say: console.error, auditor: openAuditor({ clock, data }), clock, random })
 * const { url } = await serve(app, { host: '127.0.0.1', port: 4070, fetch })
 */
export function createApp(runtime: Runtime, options: AppOptions): GatewayApp {
  const app = new Hono<AppEnv>()
  const { host, allowedHosts, publicUrl } = runtime.settings.gateway
  const base = baseOf(publicUrl)
  const consents = createConsents(options)
  const ownHost = createHostCheck([host, ...allowedHosts, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])])
  const alive = aliveRoute(ownHost, options)
  const openai = openaiRoutes(runtime, options, { checkHost: ownHost })
  app.use(layBelow(base))
  app.route('/', alive.routes)
  app.route('/', openai.routes)
  app.use(securityHeaders(), checkHost(ownHost), limitBody())
  app.route('/', readyRoute(runtime))
  app.route('/', assetRoutes())
  app.use(compressAnswers())
  app.route('/', docsRoutes(runtime, options.version))
  app.use(auditRequests(runtime.auditLog))
  app.route('/', enterRoutes(runtime.access))
  app.use(guard(runtime))
  app.route('/', draftRoutes(runtime))
  app.route('/', editRoutes(runtime))
  app.route('/', batchRoutes(runtime))
  app.route('/', eventRoutes(runtime, options))
  app.route('/', pluginRoutes(runtime))
  app.route('/', installRoutes(runtime, consents))
  app.route('/', modelRoutes(runtime))
  app.route('/', auditRoutes(options))
  app.route('/', nameRoutes(options))
  app.route('/', webhookRoutes(runtime))
  app.route('/', auditLogRoutes(runtime))
  app.route('/', mcpRoutes(runtime, options))
  app.route('/', metricsRoutes(options.telemetry ?? noTelemetry))
  app.route('/', auditPageRoutes(options))
  app.route('/', modelPageRoutes(runtime))
  app.route('/', pluginPageRoutes(runtime, consents))
  app.route('/', tokenPageRoutes(runtime))
  app.route('/', webhookPageRoutes(runtime))
  app.route('/', studioRoutes(runtime, options))
  app.notFound((c) => answerUnrouted(app, c))
  app.onError((error, c) => answerProblem(error, c, options.say, runtime.auditLog))
  const shortcut: Shortcut = (exchange) => {
    const { method, url } = exchange.incoming
    return method === 'GET' && url === '/livez' ? alive.shortcut(exchange) : openai.shortcut(exchange)
  }
  return Object.assign(app, { shortcut, base })
}
