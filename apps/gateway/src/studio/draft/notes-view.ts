import { html } from 'hono/html'
import type { HtmlText } from '../../page/html-text.ts'
import type { ShownDraft } from './shown-draft.ts'

/** Reservations about the draft: points that could not be verified, and sentences that were rejected. */
export function notesView({ draft }: ShownDraft): HtmlText {
  return html`<div class="notes" id="notes">
    ${
      draft.notVerified.length > 0 &&
      html`<section aria-labelledby="open-title">
        <h2 id="open-title">Could not verify</h2>
        <ul class="open-list">
          ${draft.notVerified.map((item) => html`<li>${item.text} <span class="reason">${item.reason}</span></li>`)}
        </ul>
      </section>`
    }
    ${
      draft.rejected.length > 0 &&
      html`<details class="rejected">
        <summary>Thrown out: ${draft.rejected.length} ${draft.rejected.length === 1 ? 'sentence' : 'sentences'}</summary>
        <ul>
          ${draft.rejected.map((item) => html`<li><s>${item.sentence}</s> <span class="reason">${item.reason}</span></li>`)}
        </ul>
      </details>`
    }
  </div>`
}
