import { describePlace, type CheckedSentence } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { verdictLabels } from '../../page/labels.ts'
import { prose } from '../../page/prose.ts'

/** Sentences that were checked, each with its verdict and the passage that it was compared with. */
export function checkedWords(draft: Draft, checked: readonly CheckedSentence[]): HtmlText {
  const holding = checked.filter(({ verdict }) => verdict === 'supported').length
  return html`<h2 role="status">${holding} of ${checked.length} supported</h2>
    <ul class="open-list">
      ${checked.map((sentence) => sentenceView(draft, sentence))}
    </ul>`
}

function sentenceView(draft: Draft, { text, verdict, reason, passage }: CheckedSentence): HtmlText {
  const source = draft.sources.find(({ id }) => id === passage?.sourceId)
  return html`<li class="verdict-${verdict}">
    <b>${verdictLabels[verdict]}</b>: ${text} <span class="reason">${prose(reason)}</span>
    ${
      passage &&
      source &&
      html`<blockquote>
        ${passage.quote}
        <a href="${href(`/drafts/${draft.id}/sources/${source.id}?from=${passage.start}&to=${passage.end}#quote`)}">${source.title}</a>
        ${describePlace(source, passage)}
      </blockquote>`
    }
  </li>`
}
