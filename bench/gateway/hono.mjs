// Hono with nothing else: what `/livez` costs at least.
import { createRequire } from 'node:module'

// The gateway's own Hono: the root has none.
const require = createRequire(new URL('../../apps/gateway/package.json', import.meta.url))
const { serve } = require('@hono/node-server')
const { Hono } = require('hono')

const app = new Hono()
app.get('/livez', (c) => c.json({ name: 'hono', version: '0', status: 'alive' }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
