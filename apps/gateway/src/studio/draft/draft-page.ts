import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hasEnded } from '@galley/sdk'
import { renderPage } from '../../page/render-page.ts'
import { actionsView } from './actions-view.ts'
import { agentCards } from './agent-cards.ts'
import { gateView } from './gate-view.ts'
import { isWriting, proofView } from './proof-view.ts'
import { recordView } from './record-view.ts'
import { roundsView } from './rounds-view.ts'
import type { ShownDraft } from './shown-draft.ts'

/** Seconds between two looks of a browser without scripts. */
const refreshSeconds = 5

/** Page `/drafts/{id}`: the whole page as it is now. While the run goes on, a script swaps in the parts that the server renders anew. */
export function draftPage(shown: ShownDraft): HtmlText {
  const { draft, activity } = shown
  const isLive = !hasEnded(draft.status)
  return renderPage({
    title: draft.title || draft.brief.topic,
    here: 'drafts',
    signedIn: true,
    scripts: isLive ? ['live-draft', 'preview-citations'] : ['preview-citations'],
    ...(isWriting(draft.status) ? { refreshSeconds } : {}),
    body: html`<div
      class="live"
      id="live"
      ${isLive ? html`data-stream="${href(`/drafts/${draft.id}/live`)}" data-seq="${activity.events.at(-1)?.seq ?? 0}"` : ''}
    >
      ${
        isWriting(draft.status) &&
        html`<noscript><p class="line">This page is loaded again every ${refreshSeconds} seconds until the draft is written.</p></noscript>`
      }
      <div class="rail">${actionsView(shown)} ${agentCards(shown)}</div>
      <div class="desk">${gateView(shown)} ${proofView(shown)} ${roundsView(shown)} ${recordView(activity.events)}</div>
      <p class="status" id="status" role="status"></p>
    </div>`,
  })
}
