import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'

/** Routes that tell whether the process is alive and can write drafts; open to everyone who reaches the port. */
export function healthRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/livez', (c) => c.json({ name: 'galley', version: options.version, status: 'alive' }))
  app.get('/readyz', async (c) => {
    const readiness = await runtime.ready()
    return c.json(readiness, readiness.ready ? 200 : 503)
  })
  return app
}
