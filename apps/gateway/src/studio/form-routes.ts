import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { readApproval } from '../drafts/read-approval.ts'
import { goTo } from '../page/go-to.ts'

/** Routes of the draft page's buttons: each does what the route of its name under `/v1` does, and shows the page again. */
export function formRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/drafts/:id/cancel', async (c) => {
    await runtime.drafts.cancel(c.req.param('id'))
    return goTo(c, `/drafts/${c.req.param('id')}`)
  })

  app.post('/drafts/:id/resume', async (c) => {
    await runtime.drafts.resume(c.req.param('id'))
    return goTo(c, `/drafts/${c.req.param('id')}`)
  })

  app.post('/drafts/:id/delete', async (c) => {
    const { back } = await c.req.parseBody()
    await runtime.drafts.delete(c.req.param('id'))
    // A query of the first page and nothing else: no other address can be named.
    const query = typeof back === 'string' && /^\?[\w.%&=+*-]*$/.test(back) ? back : ''
    return goTo(c, `/${query}#drafts`)
  })

  app.post('/drafts/:id/approve', async (c) => {
    const form = await c.req.formData()
    const note = form.get('note')
    const approval = readApproval({
      gate: form.get('gate'),
      decision: form.get('decision'),
      ...(typeof note === 'string' && note !== '' ? { note } : {}),
      ...(form.has('dropSources') ? { dropSources: form.getAll('dropSources') } : {}),
    })
    await runtime.drafts.approve(c.req.param('id'), approval)
    return goTo(c, `/drafts/${c.req.param('id')}`)
  })

  return app
}
