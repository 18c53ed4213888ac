import { maxTyped, type CheckedSentence } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { checkedWords } from './checked-words.ts'

/** Words that somebody typed, and what the check says of them; null before anything was checked. */
interface TypedWords {
  readonly typed: string
  readonly checked: readonly CheckedSentence[] | null
}

/** Page on which words of one's own are checked against the sources of a draft. Nothing is kept. */
export function wordsPage(draft: Draft, { typed, checked }: TypedWords): HtmlText {
  return renderPage({
    title: 'Check your own words',
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page words-page sheet">
      <p class="slug"><a href="${href(`/drafts/${draft.id}`)}">${draft.title || draft.brief.topic}</a></p>
      <h1>Check your own words</h1>
      <form method="post" action="${href(`/drafts/${draft.id}/words`)}">
        <p class="field">
          <label for="typed">Words to check against the sources of this draft</label>
          <textarea id="typed" name="typed" rows="6" required maxlength="${maxTyped}">${typed}</textarea>
        </p>
        <p class="send"><button class="primary">Check</button></p>
      </form>
      <p class="hint">
        Sentence by sentence and word by word, as the sentences of the draft were. No model is asked, and nothing is kept or changed. To
        change the draft itself, choose <em>Edit</em> beside one of its paragraphs.
      </p>
      ${checked !== null && (checked.length === 0 ? html`<p class="empty" role="status">There is no sentence in it.</p>` : checkedWords(draft, checked))}
    </article>`,
  })
}
