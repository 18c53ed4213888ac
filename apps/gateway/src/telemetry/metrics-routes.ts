import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { Telemetry } from './telemetry.ts'

/** Media type of Prometheus's text format (0.0.4). */
const textFormat = 'text/plain; version=0.0.4; charset=utf-8'

/** Route that a Prometheus asks. */
export function metricsRoutes(telemetry: Telemetry): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/metrics', async (c) => c.body(await telemetry.metrics(), 200, { 'Content-Type': textFormat }))
  return app
}
