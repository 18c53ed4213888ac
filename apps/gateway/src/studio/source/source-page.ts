import { describePlace } from '@galley/runtime'
import type { Draft, Evidence, Source } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { addressView } from '../draft/citation-card.ts'
import { renderPage } from '../../page/render-page.ts'
import { showTime } from '../../page/show-time.ts'

/** Page of a source's stored text, with a quote marked in it. */
export function sourcePage(draft: Draft, source: Source, text: string, passage: Pick<Evidence, 'start' | 'end'> | undefined): HtmlText {
  const [start, end] = passage ? [passage.start, passage.end] : [0, 0]
  const place = passage ? describePlace(source, passage) : ''
  return renderPage({
    title: source.title,
    here: 'drafts',
    signedIn: true,
    body: html`<article class="source-page sheet">
      <p class="slug">Stored text · <a href="${href(`/drafts/${draft.id}`)}">${draft.title || draft.brief.topic}</a></p>
      <h1>${source.title}</h1>
      <p class="facts">
        ${addressView(source.address)} ${place && html`<b>${place}</b>`} ${source.author && html`<span>${source.author}</span>`}
        <span>read ${showTime(source.readAt)}</span>
        <span>sha256 <code>${source.digest.slice(0, 16)}</code></span>
      </p>
      <pre class="stored">
${text.slice(0, start)}${end > start && html`<mark id="quote">${text.slice(start, end)}</mark>`}${text.slice(end)}</pre>
    </article>`,
  })
}
