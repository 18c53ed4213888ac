import { html } from 'hono/html'
import type { HtmlText } from '../studio/page/html-text.ts'
import { renderPage } from '../studio/page/render-page.ts'

/** The page behind a studio link: one button, which burns the ticket. */
export function enterPage(ticket: string): HtmlText {
  return renderPage({
    title: 'Enter',
    signedIn: false,
    body: html`<section class="note-page sheet">
      <p class="slug">Studio</p>
      <h1>The press for drafts that can be checked</h1>
      <p>This link works once. The browser stays signed in for thirty days.</p>
      <form method="post" action="/enter">
        <input type="hidden" name="ticket" value="${ticket}" />
        <button class="primary" autofocus>Enter the studio</button>
      </form>
    </section>`,
  })
}
