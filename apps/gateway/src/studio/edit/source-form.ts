import type { InsertedSource } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'

/** Characters of a text that is inserted. */
const maxText = 1_000_000

/** Page on which a source is inserted into a finished draft: a page by its address, or a text. */
export function sourceForm(draft: Draft): HtmlText {
  return renderPage({
    title: 'Insert a source',
    here: 'drafts',
    signedIn: true,
    body: html`<article class="diff-page words-page sheet">
      <p class="slug"><a href="${href(`/drafts/${draft.id}`)}">${draft.title || draft.brief.topic}</a></p>
      <h1>Insert a source</h1>
      <form method="post" action="${href(`/drafts/${draft.id}/sources`)}">
        <input type="hidden" name="after" value="${draft.seq}" />
        <p class="field">
          <label for="url">Address of a page</label>
          <input id="url" name="url" type="url" maxlength="2000" placeholder="https://" />
        </p>
        <p class="field">
          <label for="title">or the title of a text</label>
          <input id="title" name="title" maxlength="300" />
        </p>
        <p class="field">
          <label for="text">and the text</label>
          <textarea id="text" name="text" rows="10" maxlength="${maxText}"></textarea>
        </p>
        <p class="send"><button class="primary">Insert it and check again</button> <a href="${href(`/drafts/${draft.id}`)}">Leave it</a></p>
      </form>
      <p class="hint">
        Sentences that nothing carried are compared with it, and cite it where it carries them. Nothing else changes until you have a
        section written again. An order to machines in it is text, as in every source.
      </p>
    </article>`,
  })
}

/** Reads the source of a form: its address, or its text with a title. */
export function readSourceForm(form: FormData): InsertedSource {
  const wordOf = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const text = wordOf('text')
  if (text === '') return { url: wordOf('url') }
  return { title: wordOf('title') || text.slice(0, 60), text: text.slice(0, maxText) }
}
