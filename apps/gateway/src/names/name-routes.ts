import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { readName } from './read-name.ts'

/** Route that judges whether a name imitates another. */
export function nameRoutes(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/names/:ecosystem/:name', async (c) => {
    const { ecosystem, name } = readName(c.req.param('ecosystem'), c.req.param('name'))
    return c.json(await options.auditor.checkName(ecosystem, name))
  })
  return app
}
