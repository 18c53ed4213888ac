import { documentEnds } from '@galley/runtime'
import { maxSentBytes } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { sentence } from '../../page/wording.ts'
import type { Home } from './home.ts'
import { moreFields } from './more-fields.ts'

/** Names of the documents that are taken, as an expression: those that say their kind, and those that say none. */
const takes = `^[^.]+$|\\.(${documentEnds.join('|')})$`

/** The same in words. */
const kinds = 'PDF, Word, Excel, PowerPoint, EPUB, CSV, feeds, notebooks, HTML, Markdown, text or code'

/** Form of a brief. It works without a script; with one, documents can be dropped, listed and taken away again. */
export function briefForm({ hasWeb, refused }: Home): HtmlText {
  const value = (name: string): string => refused?.values[name] ?? ''
  return html`<form
    class="brief sheet"
    id="drop-form"
    method="post"
    action="${href('/drafts')}"
    enctype="multipart/form-data"
    data-takes="${takes}"
    data-kinds="${kinds}"
    data-most="${maxSentBytes / 1_048_576}"
  >
    <div id="refusal" role="alert">
      ${refused && html`<p class="refusal"><strong>${prose(sentence(refused.fault.message))}.</strong> ${hintOf(refused.fault)}</p>`}
    </div>
    <div class="topic">
      <label for="topic">What is it about?</label>
      <textarea id="topic" name="topic" rows="2" required maxlength="1000" autofocus>${value('topic')}</textarea>
    </div>
    <fieldset class="documents">
      <legend>What may it be written from?</legend>
      <div class="drop" id="drop">
        <input class="sr" type="file" id="documents" name="documents" multiple accept="${documentEnds.map((end) => `.${end}`).join(',')}" />
        <label class="drop-label" for="documents"><strong>Drop documents here</strong> or <span class="as-link">choose them</span></label>
        <p class="hint" id="documents-hint">
          ${kinds}; ${maxSentBytes / 1_048_576} MiB in all.${!hasWeb && ' At least one: no web search is set up here.'}
        </p>
        <ul id="document-list" aria-label="Documents"></ul>
      </div>
      <details ${value('text') || value('urls') ? 'open' : ''}>
        <summary>Paste a text, or name web pages</summary>
        <div class="pair">
          <p class="field">
            <label for="text">A text</label>
            <textarea id="text" name="text" rows="4">${value('text')}</textarea>
          </p>
          <p class="field">
            <label for="urls">Addresses, one a line</label>
            <textarea id="urls" name="urls" rows="4" inputmode="url" spellcheck="false" placeholder="https://">${value('urls')}</textarea>
          </p>
        </div>
      </details>
      ${
        hasWeb &&
        html`<p class="check">
          <input type="checkbox" id="web" name="web" ${value('web') ? 'checked' : ''} /><label for="web">Search the web as well</label>
          <span class="hint">without documents it is searched anyway</span>
        </p>`
      }
    </fieldset>
    ${moreFields(value)}
    <div class="send"><button class="primary">Write the draft</button><span id="sending" class="hint" role="status"></span></div>
  </form>`
}
