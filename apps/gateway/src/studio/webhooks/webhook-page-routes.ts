import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { readNumber } from '../../problem/read-number.ts'
import { webhooksPage } from './webhooks-page.ts'
import { goTo } from '../../page/go-to.ts'
import { showPage } from '../../page/show-page.ts'

/** Routes of the webhooks in the studio: what the routes of their names under `/v1` do, but adding one, whose secret is shown on the command line. */
export function webhookPageRoutes({ webhooks }: Pick<Runtime, 'webhooks'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/webhooks', async (c) => {
    const all = await webhooks.list()
    const shown = await Promise.all(all.map(async (webhook) => ({ webhook, deliveries: await webhooks.deliveries(webhook.id) })))
    return showPage(c, webhooksPage(shown))
  })
  app.post('/webhooks/remove', async (c) => {
    const { id } = await c.req.parseBody()
    const removed = typeof id === 'string' ? id : ''
    await webhooks.remove(removed)
    c.set('subject', removed)
    return goTo(c, '/webhooks')
  })
  app.post('/webhooks/replay', async (c) => {
    const { id, n } = await c.req.parseBody()
    const told = typeof id === 'string' ? id : ''
    await webhooks.replay(told, readNumber(typeof n === 'string' ? n : '', 'n', { minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) ?? 0)
    c.set('subject', told)
    return goTo(c, '/webhooks')
  })
  return app
}
