import { href, html, type HtmlText } from '../page/html-text.ts'
import { renderPage } from '../page/render-page.ts'
import { hintOf, prose } from '../page/prose.ts'
import { sentence } from '../page/wording.ts'
import type { Problem } from './to-problem.ts'

/** Page of a problem: the message, the hint, and the code to look up. */
export function problemPage(problem: Problem): HtmlText {
  const isStranger = problem.status === 401 || problem.code === 'TICKET_INVALID'
  return renderPage({
    title: isStranger ? 'Sign in' : problem.title,
    signedIn: !isStranger && problem.status !== 421,
    body: html`<section class="note-page sheet">
      <p class="slug">${problem.code} · ${problem.status}</p>
      <h1>${problem.status === 401 ? 'This studio opens with a link' : prose(sentence(problem.detail))}</h1>
      ${
        isStranger
          ? html`<p>Run this where Galley runs; it prints a link that is good once, for ten minutes.</p>
              <pre><code>galley open</code></pre>
              ${problem.status !== 401 && html`<p>If this browser came in before, <a href="${href('/')}">the studio</a> is still open to it.</p>`}`
          : html`<p>${hintOf(problem)}</p>
              <p><a href="${href('/')}">Back to the drafts</a></p>`
      }
    </section>`,
  })
}
