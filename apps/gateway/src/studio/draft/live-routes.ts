import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import { eventStream, lastEventId } from '../../stream/event-stream.ts'
import { foldActivity, noActivity } from './activity.ts'
import type { Fragment } from './fragments.ts'
import { createLiveView } from './live-view.ts'
import { withTicks } from './with-ticks.ts'

/**
 * Route of a run's page as parts that change, under the same numbers as `/v1/drafts/{id}/events`, so that a reader can reconnect.
 * Every connection starts with the whole page, because parts that were drawn late may have been lost with the last one.
 */
export function liveRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/live', (c) => {
    const id = c.req.param('id')
    const since = lastEventId(c)
    const before = runtime.drafts.history(id).filter((event) => event.seq <= since)
    return eventStream(c, {
      heartbeatMs: options.heartbeatMs ?? 15_000,
      say: options.say,
      fill: async (send, signal) => {
        const view = createLiveView(() => runtime.drafts.get(id), before.reduce(foldActivity, noActivity))
        const tell = async (fragments: readonly Fragment[], seq?: number): Promise<void> => {
          if (fragments.length > 0 || seq !== undefined)
            await send({ data: JSON.stringify(fragments), ...(seq === undefined ? {} : { id: String(seq) }) })
        }
        await tell(await view.drawAll())
        for await (const event of withTicks(runtime.drafts.events(id, { since, signal }), () => view.isBehind(), 50))
          await tell(await view.take(event), event !== null && 'seq' in event ? event.seq : undefined)
        if (!signal.aborted) await tell(await view.finish())
      },
    })
  })

  return app
}
