import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { findAsset } from './assets.ts'

/** Routes of the studio's own styles and scripts: open to everyone, cached by browsers until their content changes. */
export function assetRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/assets/:name', (c) => {
    const asset = findAsset(c.req.param('name'))
    if (!asset) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    c.header('ETag', asset.tag)
    c.header('Cache-Control', c.req.query('v') === undefined ? 'no-cache' : 'public, max-age=31536000, immutable')
    if (c.req.header('If-None-Match') === asset.tag) return c.body(null, 304)
    return c.body(asset.body, 200, { 'Content-Type': asset.type })
  })
  return app
}
