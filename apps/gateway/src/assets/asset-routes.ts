import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { accepts } from '../compress-answers.ts'
import { fault } from '../faults.ts'
import { assetEncodings, findAsset } from './assets.ts'

/** Routes of the studio's own styles and scripts: open to everyone, cached by browsers until their content changes. */
export function assetRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/assets/:name', (c) => {
    const asset = findAsset(c.req.param('name'))
    if (!asset) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    const encoding = assetEncodings.find((one) => accepts(c.req.header('Accept-Encoding'), one)) ?? 'identity'
    // A strong tag (RFC 9110 §8.8.3) is one of the bytes that are sent, so each encoding has its own.
    const tag = `"${asset.digest}-${encoding}"`
    c.header('ETag', tag)
    c.header('Vary', 'Accept-Encoding')
    c.header('Cache-Control', c.req.query('v') === undefined ? 'no-cache' : 'public, max-age=31536000, immutable')
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
    if (encoding !== 'identity') c.header('Content-Encoding', encoding)
    return c.body(asset.bodies[encoding], 200, { 'Content-Type': asset.type })
  })
  return app
}
