import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import type { Runtime } from '@galley/runtime'
import { eventStream, lastEventId } from '../../stream/event-stream.ts'
import { foldActivity, noActivity } from './activity.ts'
import { draftPage } from './draft-page.ts'
import { openLivePage, type LivePage } from './live-page.ts'
import { showDraft } from './shown-draft.ts'

/**
 * Routes of a run's page, and of the parts of it that change, under the same numbers as `/v1/drafts/{id}/events`, so that a reader can
 * reconnect. Every connection starts with the whole page, because parts that were drawn late may have been lost with the last one.
 */
export function liveRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const pages = new Map<string, LivePage>()

  app.get('/drafts/:id', (c) => {
    const id = c.req.param('id')
    const page = pages.get(id)
    if (page) return c.html(page.html())
    return c.html(draftPage(showDraft(runtime.drafts.get(id), runtime.drafts.history(id).reduce(foldActivity, noActivity))))
  })

  app.get('/drafts/:id/live', (c) => {
    const id = c.req.param('id')
    const since = lastEventId(c, runtime.drafts.state(id).seq)
    return eventStream(c, {
      heartbeatMs: options.heartbeatMs ?? 15_000,
      say: options.say,
      open: (stream) => (pages.get(id) ?? openLivePage(runtime, id, pages)).add(since, stream),
    })
  })

  return app
}
