import { originNotice, type Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Routes of the plugins: the result of their verification, and their SBOMs. */
export function pluginRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/plugins', async (c) => {
    const plugins = await runtime.plugins.list()
    return c.json({ plugins, notice: originNotice(plugins) })
  })
  app.get('/v1/plugins/:name', async (c) => c.json(await runtime.plugins.info(c.req.param('name'))))
  app.get('/v1/plugins/:name/sbom', async (c) =>
    c.body(await runtime.plugins.sbom(c.req.param('name')), 200, { 'Content-Type': 'application/vnd.cyclonedx+json' }),
  )
  return app
}
