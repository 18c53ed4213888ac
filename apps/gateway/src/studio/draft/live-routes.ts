import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import type { Runtime } from '@galley/runtime'
import { eventStream, lastEventId } from '../../stream/event-stream.ts'
import { foldActivity, noActivity } from './activity.ts'
import { draftPage } from './draft-page.ts'
import { openLivePage, type LivePage } from './live-page.ts'
import { showDraft } from './shown-draft.ts'
import { showPage } from '../../page/show-page.ts'

/**
 * Routes of a run's page, and of the parts of it that change, under the same numbers as `/v1/drafts/{id}/events`, so that a reader can
 * reconnect. Every connection starts with the whole page, because parts that were drawn late may have been lost with the last one.
 */
export function liveRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const pages = new Map<string, Promise<LivePage>>()

  app.get('/drafts/:id', async (c) => {
    const id = c.req.param('id')
    const page = await pages.get(id)
    if (page) return c.html(await page.html())
    const [draft, history] = [await runtime.drafts.get(id), await runtime.drafts.history(id)]
    return showPage(c, draftPage(showDraft(draft, history.reduce(foldActivity, noActivity))))
  })

  app.get('/drafts/:id/live', async (c) => {
    const id = c.req.param('id')
    const services = { drafts: runtime.drafts, base: c.get('base') }
    const since = lastEventId(c, (await runtime.drafts.state(id)).seq)
    return eventStream(c, {
      heartbeatMs: options.heartbeatMs ?? 15_000,
      say: options.say,
      open: async (stream) => (await (pages.get(id) ?? openLivePage(services, id, pages))).add(since, stream),
    })
  })

  return app
}
