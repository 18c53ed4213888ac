import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Said wherever plugins are shown: what a signature made on this machine is worth. */
export const builtHereNotice =
  'A key made on this machine signed these plugins when it built them. It attests the build, not a review of what they do.'

/** The plugins of this house: what the kernel found when it verified them, and their SBOMs. */
export function pluginRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/plugins', (c) => c.json({ plugins: runtime.plugins.list(), notice: builtHereNotice }))
  app.get('/v1/plugins/:name', (c) => c.json(runtime.plugins.info(c.req.param('name'))))
  app.get('/v1/plugins/:name/sbom', (c) =>
    c.body(runtime.plugins.sbom(c.req.param('name')), 200, { 'Content-Type': 'application/vnd.cyclonedx+json' }),
  )
  return app
}
