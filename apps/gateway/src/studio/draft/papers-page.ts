import { describePapers, exportFormats, type DraftPapers, type ExportFormat } from '@galley/runtime'
import type { Draft } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { sentence } from '../../page/wording.ts'

/** Page `/drafts/{id}/papers`: how a draft was made, what its papers prove, and the papers themselves. */
export function papersPage({ id, title, brief }: Draft, { statement, signer, publicPem }: DraftPapers): HtmlText {
  const { stated, notProven } = describePapers(statement.predicate)
  return renderPage({
    title: `How “${title || brief.topic}” was made`,
    here: 'drafts',
    style: 'papers',
    signedIn: true,
    body: html`<article class="papers sheet">
      <p class="slug">Papers · <a href="${href(`/drafts/${id}`)}">${title || brief.topic}</a></p>
      <h1>How this draft was made</h1>
      <dl class="facts-list">${stated.map(factRow)}</dl>
      <h2>What is proven</h2>
      <p>
        Whoever has these papers and the key of this installation can prove that a text is one of these, byte for byte, and that this
        installation states the above. A block that was changed is named.
      </p>
      <dl class="facts-list">
        ${exportFormats.map((format) => textRow(id, format, statement.subject.find(({ name }) => name === `draft.${format.name}`)?.digest.sha256 ?? ''))}
        <div>
          <dt>Papers</dt>
          <dd>
            <a href="${href(`/v1/drafts/${id}/provenance`)}" download>${id}.bundle.jsonl</a>, signed by the key
            <code>${signer.slice(0, 16)}</code>
          </dd>
        </div>
      </dl>
      <h2>What is not proven</h2>
      <ul class="grants">
        ${notProven.map((line) => html`<li>${line}</li>`)}
      </ul>
      <details>
        <summary>The public key, and how to verify</summary>
        <p>Somebody who has this key from you saves it as <code>galley.pem</code>, beside the draft and its papers, and runs:</p>
        <pre tabindex="0">galley verify draft.md --bundle ${id}.bundle.jsonl --key galley.pem</pre>
        <pre tabindex="0">${publicPem.trim()}</pre>
      </details>
    </article>`,
  })
}

function factRow({ name, lines }: { readonly name: string; readonly lines: readonly string[] }): HtmlText {
  return html`<div>
    <dt>${sentence(name)}</dt>
    <dd>
      ${
        lines.length === 1
          ? sentence(lines[0] ?? '')
          : html`<ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
      }
    </dd>
  </div>`
}

function textRow(id: string, { name, label }: ExportFormat, digest: string): HtmlText {
  return html`<div>
    <dt>${label}</dt>
    <dd>
      <a href="${href(`/v1/drafts/${id}/export?format=${name}`)}" download>Download</a> sha256
      <code title="${digest}">${digest.slice(0, 16)}</code>
    </dd>
  </div>`
}
