import { openPoints } from '@galley/runtime'
import { frameWords } from '@galley/sdk'
import { html, type HtmlText } from '../../page/html-text.ts'
import { prose } from '../../page/prose.ts'
import { plural } from '../../page/wording.ts'
import type { ShownDraft } from './shown-draft.ts'

/** Reservations about the draft: points that could not be verified, and sentences that were rejected. */
export function notesView({ draft }: ShownDraft): HtmlText {
  const open = openPoints(draft)
  return html`<div class="notes" id="notes">
    ${
      open.length > 0 &&
      html`<section aria-labelledby="open-title">
        <h2 id="open-title">${frameWords(draft.brief.language).lists.notVerified}</h2>
        <ul class="open-list">
          ${open.map((item) => html`<li>${item.text} <span class="reason">${prose(item.reason)}</span></li>`)}
        </ul>
      </section>`
    }
    ${
      draft.rejected.length > 0 &&
      html`<details class="rejected">
        <summary lang="en">Left out: ${plural(draft.rejected.length, 'sentence')}</summary>
        <ul>
          ${draft.rejected.map((item) => html`<li><s>${item.sentence}</s> <span class="reason">${prose(item.reason)}</span></li>`)}
        </ul>
      </details>`
    }
  </div>`
}
