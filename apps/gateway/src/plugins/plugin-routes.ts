import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Notice beside every list of plugins: the worth of a signature that was made on this machine. */
export const builtHereNotice =
  'A key made on this machine signed these plugins when it built them. It attests the build, not a review of what they do.'

/** Routes of the plugins: the result of their verification, and their SBOMs. */
export function pluginRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/plugins', async (c) => c.json({ plugins: await runtime.plugins.list(), notice: builtHereNotice }))
  app.get('/v1/plugins/:name', async (c) => c.json(await runtime.plugins.info(c.req.param('name'))))
  app.get('/v1/plugins/:name/sbom', async (c) =>
    c.body(await runtime.plugins.sbom(c.req.param('name')), 200, { 'Content-Type': 'application/vnd.cyclonedx+json' }),
  )
  return app
}
