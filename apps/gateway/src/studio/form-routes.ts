import type { Press } from '@galley/press'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { readApproval } from '../drafts/read-approval.ts'

/** The buttons of the draft page, as forms: each does what its sister under `/v1` does, and shows the page again. */
export function formRoutes(press: Press): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/drafts/:id/cancel', async (c) => {
    await press.drafts.cancel(c.req.param('id'))
    return c.redirect(`/drafts/${c.req.param('id')}`, 303)
  })

  app.post('/drafts/:id/resume', async (c) => {
    await press.drafts.resume(c.req.param('id'))
    return c.redirect(`/drafts/${c.req.param('id')}`, 303)
  })

  app.post('/drafts/:id/delete', async (c) => {
    await press.drafts.delete(c.req.param('id'))
    return c.redirect('/', 303)
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
    await press.drafts.approve(c.req.param('id'), approval)
    return c.redirect(`/drafts/${c.req.param('id')}`, 303)
  })

  return app
}
