import type { Access } from '@galley/runtime'
import { Hono } from 'hono'
import { href, html, type HtmlText } from '../page/html-text.ts'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { renderPage } from '../page/render-page.ts'
import { checkOrigin } from './check-origin.ts'
import { endCookie, readSession, writeSession } from './session-cookie.ts'
import { goTo } from '../page/go-to.ts'
import { showPage } from '../page/show-page.ts'

/**
 * Routes of the one-time link into the studio, and of the way out. A GET changes nothing, because chat programs and mail filters follow links: only the
 * button of the page redeems the ticket. Fault TICKET_INVALID.
 */
export function enterRoutes(access: Access): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/enter', async (c) => {
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'same-origin')
    return showPage(c, enterPage(c.req.query('ticket') ?? ''))
  })

  app.post('/enter', async (c) => {
    checkOrigin(c)
    const { ticket } = await c.req.parseBody()
    if (typeof ticket !== 'string' || !(await access.redeemTicket(ticket))) throw fault('TICKET_INVALID')
    writeSession(c, await access.openSession())
    return goTo(c, '/')
  })

  app.post('/leave', async (c) => {
    checkOrigin(c)
    const session = readSession(c)
    if (session !== undefined) await access.endSession(session)
    endCookie(c)
    return showPage(c, leftPage())
  })

  return app
}

/** Page behind a studio link: one button, which redeems the ticket. */
function enterPage(ticket: string): HtmlText {
  return renderPage({
    title: 'Enter',
    signedIn: false,
    body: html`<section class="note-page sheet">
      <p class="slug">Studio</p>
      <h1>The press for drafts that can be checked</h1>
      <p>This link works once. The browser stays signed in for thirty days.</p>
      <form method="post" action="${href('/enter')}">
        <input type="hidden" name="ticket" value="${ticket}" />
        <button class="primary" autofocus>Enter the studio</button>
      </form>
    </section>`,
  })
}

/** Page after the way out. */
function leftPage(): HtmlText {
  return renderPage({
    title: 'Signed out',
    signedIn: false,
    body: html`<section class="note-page sheet">
      <p class="slug">Studio</p>
      <h1>You are signed out</h1>
      <p>To come back, run <code>galley open</code> where Galley runs: it makes a new link.</p>
    </section>`,
  })
}
