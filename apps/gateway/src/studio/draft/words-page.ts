import { describePlace, type CheckedSentence } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { html } from 'hono/html'
import type { HtmlText } from '../../page/html-text.ts'
import { verdictLabels } from '../../page/labels.ts'
import { prose } from '../../page/prose.ts'
import { renderPage } from '../../page/render-page.ts'

/** Characters that are checked at once. */
export const maxTyped = 20_000

/** Words that somebody typed, and what the check says of them; null before anything was checked. */
interface TypedWords {
  readonly typed: string
  readonly checked: readonly CheckedSentence[] | null
}

/** Page on which words of one's own are checked against the sources of a draft. A block of the draft may be the beginning. */
export function wordsPage(draft: Draft, { typed, checked }: TypedWords): string {
  const blocks = draft.best.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote')
  return renderPage({
    title: 'Check your own words',
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page words-page sheet">
      <p class="slug"><a href="/drafts/${draft.id}">${draft.title || draft.brief.topic}</a></p>
      <h1>Check your own words</h1>
      <form method="post" action="/drafts/${draft.id}/words">
        <p class="field">
          <label for="typed">Words to check against the sources of this draft</label>
          <textarea id="typed" name="typed" rows="6" required maxlength="${maxTyped}">${typed}</textarea>
        </p>
        <button>Check</button>
      </form>
      <p class="hint">
        Sentence by sentence and word by word, as the sentences of the draft were. No model is asked, and nothing is kept or changed.
      </p>
      ${checked !== null && resultView(draft, checked)}
      ${
        blocks.length > 0 &&
        html`<details ${checked === null && typed === '' ? 'open' : ''}>
          <summary>Begin with a paragraph of the draft</summary>
          <ul class="open-list">
            ${blocks.map((block) => html`<li><a href="/drafts/${draft.id}/words?block=${block.id}">${beginningOf(block.text)}</a></li>`)}
          </ul>
        </details>`
      }
    </article>`,
  })
}

/** Text of a block without its citations, as a person goes on writing it. */
export function plainBlock(text: string): string {
  return text.replaceAll(/\s?\[\[c:[\w-]+\]\]/g, '')
}

/** Characters of a paragraph by which a reader knows it. */
const maxBeginning = 90

/** The first words of a block, without its Markdown: a label shows no marks. */
function beginningOf(text: string): string {
  const plain = plainBlock(text)
    .replace(/^(?:-|\d+\.) /, '')
    .replaceAll(/[*`]+/g, '')
  return plain.length > maxBeginning ? `${plain.slice(0, maxBeginning).replace(/\s+\S*$/, '')} …` : plain
}

function resultView(draft: Draft, checked: readonly CheckedSentence[]): HtmlText {
  if (checked.length === 0) return html`<p class="empty" role="status">There is no sentence in it.</p>`
  const holding = checked.filter(({ verdict }) => verdict === 'supported').length
  return html`<h2 role="status">${holding} of ${checked.length} supported</h2>
    <ul class="open-list">
      ${checked.map((sentence) => sentenceView(draft, sentence))}
    </ul>`
}

function sentenceView(draft: Draft, { text, verdict, reason, passage }: CheckedSentence): HtmlText {
  const source = draft.sources.find(({ id }) => id === passage?.sourceId)
  return html`<li>
    <b>${verdictLabels[verdict]}</b>: ${text} <span class="reason">${prose(reason)}</span>
    ${
      passage &&
      source &&
      html`<blockquote>
        ${passage.quote}
        <a href="/drafts/${draft.id}/sources/${source.id}?from=${passage.start}&to=${passage.end}#quote">${source.title}</a>
        ${describePlace(source, passage)}
      </blockquote>`
    }
  </li>`
}
