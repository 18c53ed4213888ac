import type { BlockDiff, DraftDiff } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { diffText } from '../../page/diff-text.ts'
import { renderPage } from '../../page/render-page.ts'

/** Page of what changed between two versions: removed words struck, added words underlined, as on a proof. */
export function diffPage(draft: Draft, diff: DraftDiff): HtmlText {
  const changed = diff.blocks.filter((block) => block.change !== 'same')
  return renderPage({
    title: `What changed in version ${diff.to}`,
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page sheet">
      <p class="slug">
        Version ${diff.from} to ${diff.to} · <a href="${href(`/drafts/${draft.id}`)}">${draft.title || draft.brief.topic}</a> ·
        <a href="${href(`/drafts/${draft.id}/history`)}">History</a>
      </p>
      <h1>What changed in version ${diff.to}</h1>
      ${changed.length === 0 ? html`<p class="empty">Nothing.</p>` : changed.map(blockDiff)}
    </article>`,
  })
}

function blockDiff({ parts }: BlockDiff): HtmlText {
  return html`<div class="diff-block">${diffText(parts)}</div>`
}
