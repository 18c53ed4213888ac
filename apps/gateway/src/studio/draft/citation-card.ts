import type { Evidence, Source } from '@galley/sdk'
import { describeHold, describePlace, holdOf } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import type { ShownDraft } from './shown-draft.ts'
import { verdictLabels } from '../../page/labels.ts'

/** Card that a citation button opens: the quote, its place in the source, and the verdict. */
export function citationCard(shown: ShownDraft, claimId: string, n: number): HtmlText {
  const source = shown.citations.sources.find((numbered) => numbered.n === n)?.source
  const quotes = (shown.claims.get(claimId)?.evidenceIds ?? []).flatMap((id) => {
    const evidence = shown.evidence.get(id)
    return evidence && evidence.sourceId === source?.id ? [evidence] : []
  })
  const verdict = shown.verdicts.get(claimId)
  const hold = holdOf(shown.claims.get(claimId), verdict)
  const id = cardId(claimId, n)
  return html`<div popover class="card" id="${id}" role="dialog" aria-label="Citation ${n}">
    <p class="card-verdict verdict-${verdict?.verdict ?? 'open'}">
      ${verdict ? html`<span><b>${verdictLabels[verdict.verdict]}</b>, ${describeHold(hold, verdict.judge)}</span>` : html`<b>Not checked yet</b>`}
      <button type="button" class="close" popovertarget="${id}" popovertargetaction="hide" aria-label="Close">×</button>
    </p>
    ${source && quotes.map((evidence) => quoteView(shown.draft.id, source, evidence))}
    ${verdict?.span && html`<p class="card-reason">By the words “${verdict.span}”</p>`}
    ${verdict && html`<p class="card-reason">${verdict.reason}</p>`}
  </div>`
}

/** Element id of a citation card. */
export function cardId(claimId: string, n: number): string {
  return `card-${claimId}-${n}`
}

function quoteView(draftId: string, source: Source, evidence: Evidence): HtmlText {
  return html`<blockquote>${evidence.quote}</blockquote>
    <p class="card-source"><cite>${source.title}</cite> ${addressView(source.address)}</p>
    <p class="card-place">
      ${placeView(source, evidence)} Characters ${evidence.start} to ${evidence.end} of the stored text.
      <a href="${href(`/drafts/${draftId}/sources/${source.id}?evidence=${evidence.id}#quote`)}">Read it in its place</a>
    </p>`
}

/** Page, cell or line of a quote, where its document has some. */
function placeView(source: Source, evidence: Evidence): HtmlText {
  const place = describePlace(source, evidence)
  return place === '' ? html`` : html`<b>${place}</b> ·`
}

/** Address of a source: a link to a page, a path for a document, nothing for a text that was pasted. */
export function addressView(address: string): HtmlText {
  if (/^https?:\/\//.test(address))
    return html`<a class="address" href="${address}" rel="noreferrer noopener" target="_blank">${address}</a>`
  // A text that was pasted has an internal address alone.
  if (/^(text:\d+|folder:texts\/\d+-.+)$/.test(address)) return html``
  return html`<span class="address">${address.replace(/^folder:/, '')}</span>`
}
