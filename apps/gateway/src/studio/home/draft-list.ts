import type { DraftSummary } from '@galley/runtime'
import { html } from 'hono/html'
import type { HtmlText } from '../../page/html-text.ts'
import { plural } from '../../page/wording.ts'
import { showTime } from '../../page/show-time.ts'
import { statusLabels } from '../../page/labels.ts'

/** List of earlier drafts, the newest first. */
export function draftList(drafts: readonly DraftSummary[]): HtmlText {
  return html`<section class="drafts" aria-labelledby="drafts-title">
    <h2 id="drafts-title">Drafts</h2>
    ${
      drafts.length === 0
        ? html`<p class="empty">Nothing is written yet. What you ask for above appears here.</p>`
        : html`<ol>
            ${drafts.map(draftLine)}
          </ol>`
    }
  </section>`
}

function draftLine(draft: DraftSummary): HtmlText {
  const facts = [draft.words > 0 ? plural(draft.words, 'word') : '', draft.rounds > 0 ? plural(draft.rounds, 'round') : '']
    .filter(Boolean)
    .join(', ')
  return html`<li class="draft-line">
    <a class="draft-link" href="/drafts/${draft.id}">${draft.title || draft.topic}</a>
    <span class="draft-facts">
      <span class="state state-${draft.status}">${statusLabels[draft.status]}${draft.gate && html`: the ${draft.gate}`}</span>
      ${facts && html`<span>${facts}</span>`} <span>${showTime(draft.createdAt)}</span>
      ${draft.resumable && html`<form method="post" action="/drafts/${draft.id}/resume"><button class="small">Resume</button></form>`}
    </span>
    ${draft.words > 0 && html`<span class="draft-score"><b>${draft.score.toFixed(1)}</b><span class="hint"> of 100</span></span>`}
  </li>`
}
