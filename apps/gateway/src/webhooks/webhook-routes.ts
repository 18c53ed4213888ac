import type { NewWebhook, Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { checkRequest } from '../problem/check-request.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { readNumber } from '../problem/read-number.ts'
import { newWebhookSchema } from './webhook-paths.ts'

/** Largest number of a message. */
const maxNumber = Number.MAX_SAFE_INTEGER

/** Routes of webhooks: the operator's, for they have the gateway speak to somebody. */
export function webhookRoutes({ webhooks }: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/v1/webhooks', async (c) => c.json({ webhooks: await webhooks.list() }))

  app.post('/v1/webhooks', async (c) => {
    const body = await readJsonBody(c)
    checkRequest(newWebhookSchema, body)
    const made = await webhooks.add(body as NewWebhook)
    c.set('subject', made.webhook.id)
    return c.json(made, 201)
  })

  app.delete('/v1/webhooks/:id', async (c) => {
    await webhooks.remove(c.req.param('id'))
    return c.body(null, 204)
  })

  app.get('/v1/webhooks/:id/deliveries', async (c) => c.json({ deliveries: await webhooks.deliveries(c.req.param('id')) }))

  app.post('/v1/webhooks/:id/deliveries/:n/replay', async (c) => {
    const n = readNumber(c.req.param('n'), 'the number', { minimum: 1, maximum: maxNumber })
    if (n === undefined) throw fault('REQUEST_INVALID', { where: 'the number', problem: 'must be there' })
    await webhooks.replay(c.req.param('id'), n)
    return c.body(null, 202)
  })

  return app
}
