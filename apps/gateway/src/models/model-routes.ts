import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Route of the models that are configured or were found on loopback. */
export function modelRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/models', async (c) => c.json({ models: await runtime.models.list(c.req.raw.signal) }))
  return app
}
