import type { Press } from '@galley/press'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** The models this house can reach: configured, or found on loopback. */
export function modelRoutes(press: Press): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/models', async (c) => c.json({ models: await press.models.list(c.req.raw.signal) }))
  return app
}
