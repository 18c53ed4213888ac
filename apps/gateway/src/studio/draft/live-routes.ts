import type { Press } from '@galley/press'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import { hasEnded } from '../../drafts/has-ended.ts'
import { eventStream } from '../../stream/event-stream.ts'
import { lastEventId } from '../../stream/last-event-id.ts'
import { foldActivity } from './activity.ts'
import { fragmentsOf } from './fragments.ts'
import { readActivity } from './read-activity.ts'
import { showDraft } from './shown-draft.ts'

/** A draft's events as parts of the page, rendered here: the same numbers as `/v1/drafts/{id}/events`, so that a reader can come again. */
export function liveRoutes(press: Press, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/live', (c) => {
    const id = c.req.param('id')
    const since = lastEventId(c)
    const draft = press.drafts.get(id)
    if (hasEnded(draft.status) && since >= draft.seq) return c.body(null, 204)
    return eventStream(c, {
      heartbeatMs: options.heartbeatMs ?? 15_000,
      say: options.say,
      fill: async (send, signal) => {
        let activity = await readActivity(press, id, since)
        for await (const event of press.drafts.events(id, { since, signal })) {
          activity = foldActivity(activity, event)
          const data = JSON.stringify(await fragmentsOf(event, showDraft(press.drafts.get(id), activity)))
          await send('seq' in event ? { id: String(event.seq), data } : { data })
        }
      },
    })
  })

  return app
}
