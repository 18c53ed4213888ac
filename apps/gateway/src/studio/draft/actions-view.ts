import { exportFormats } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hasEnded } from '@galley/sdk'
import { countDraftWords } from '@galley/runtime'
import { plural } from '../../page/wording.ts'
import { showTime } from '../../page/show-time.ts'
import { statusLabel } from '../../page/labels.ts'
import type { ShownDraft } from './shown-draft.ts'

/** Status of a run, and the actions on it. */
export function actionsView({ draft, activity }: ShownDraft): HtmlText {
  const words = countDraftWords(draft.best.blocks)
  const gate = draft.status === 'waiting' && activity.gate ? `: the ${activity.gate}` : ''
  return html`<div class="actions" id="actions">
    <p class="facts">
      <span class="state state-${draft.status}">${statusLabel(draft.status, words)}${gate}</span>
      ${words > 0 && html`<span>${plural(words, 'word')}</span>`} <span>${showTime(draft.createdAt)}</span>
    </p>
    <div class="buttons">
      ${
        draft.best.blocks.length > 0 &&
        html`<details class="exports">
          <summary>Download</summary>
          <p>
            ${exportFormats.map(({ name, label, about }) => html`<a href="${href(`/v1/drafts/${draft.id}/export?format=${name}`)}" title="${about}" download>${label}</a> `)}
          </p>
        </details>`
      }
      ${hasEnded(draft.status) && draft.sources.length > 0 && html`<a href="${href(`/drafts/${draft.id}/words`)}">Check your own words</a>`}
      ${
        hasEnded(draft.status)
          ? html`<details class="confirm">
              <summary>Delete</summary>
              <form method="post" action="${href(`/drafts/${draft.id}/delete`)}"><button class="small">Delete it for good</button></form>
            </details>`
          : html`<form method="post" action="${href(`/drafts/${draft.id}/cancel`)}"><button class="small">Cancel</button></form>`
      }
    </div>
  </div>`
}
