import type { Runtime } from '@galley/runtime'
import { hasEnded } from '@galley/sdk'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { eventStream, lastEventId } from '../stream/event-stream.ts'
import { chunkOf } from '../stream/frame.ts'

/**
 * Route of a draft's events as they are committed, each once and in order. A stored event's SSE id is its `seq`, so a reader that lost
 * the stream goes on where it was; events that are not stored have no id. After the last event the stream ends, and a browser that
 * reconnects is told to stop (204, HTML Living Standard §9.2.3).
 */
export function eventRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/v1/drafts/:id/events', async (c) => {
    const id = c.req.param('id')
    const { status, seq } = await runtime.drafts.state(id)
    const since = lastEventId(c, seq)
    if (hasEnded(status) && since === seq) return c.body(null, 204)
    return eventStream(c, {
      heartbeatMs: options.heartbeatMs ?? 15_000,
      say: options.say,
      open: ({ push, end }) => runtime.drafts.follow(id, since, { take: (batch) => push(chunkOf(batch)), end }),
    })
  })

  return app
}
