import type { Fault } from '@galley/fault'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { maxFiles } from '../../audits/read-audited-files.ts'
import { renderPage } from '../../page/render-page.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { sentence } from '../../page/wording.ts'
import { nameCheck, type ExplainedVerdict } from './name-check.ts'

/** Contents of the audit page besides its forms. */
export interface AuditPage {
  /** The verdict on the name that was asked for. */
  readonly verdict?: ExplainedVerdict
  /** Fault that kept the uploaded files from being audited. */
  readonly refused?: Fault
}

/** Page `/audits`: upload lockfiles, or ask for one name. */
export function auditPage({ verdict, refused }: AuditPage): HtmlText {
  return renderPage({
    title: verdict ? `Audit: ${verdict.name}` : 'Audit',
    here: 'audit',
    scripts: ['drop-form'],
    style: 'audit',
    signedIn: true,
    body: html`<div class="home">
      <h1 class="lead">Audit dependencies before deploy</h1>
      ${filesForm(refused)} ${nameCheck(verdict)}
    </div>`,
  })
}

function filesForm(refused: Fault | undefined): HtmlText {
  return html`<form
    class="brief sheet"
    id="drop-form"
    method="post"
    action="${href('/audits')}"
    enctype="multipart/form-data"
    data-most="4"
  >
    <div id="refusal" role="alert">
      ${refused && html`<p class="refusal"><strong>${prose(sentence(refused.message))}.</strong> ${hintOf(refused)}</p>`}
    </div>
    <fieldset class="documents audit-files">
      <legend>What is installed?</legend>
      <div class="drop" id="drop">
        <input class="sr" type="file" id="documents" name="documents" multiple aria-describedby="documents-hint" />
        <label class="drop-label" for="documents"><strong>Drop lockfiles here</strong> or <span class="as-link">choose them</span></label>
        <p class="hint" id="documents-hint">
          Lockfiles of npm, pnpm, Yarn, Bun, uv, Poetry, PDM and Pipenv, requirements, SBOMs, and the manifests beside them; at most
          ${maxFiles} files, 4 MiB in all.
        </p>
        <ul id="document-list" aria-label="Files"></ul>
      </div>
    </fieldset>
    <p class="field audit-earlier">
      <label for="earlier">Compare with an earlier state</label>
      <input type="file" id="earlier" name="earlier" multiple aria-describedby="earlier-hint" />
      <span class="hint" id="earlier-hint">The same lockfiles as they were: the report then shows what each upgrade brings.</span>
    </p>
    <p class="hint audit-promise">
      Nothing leaves this gateway. What needs a network is not asked, and the report says so; <code>galley audit</code> asks it.
    </p>
    <div class="send"><button class="primary">Audit</button><span id="sending" class="hint" role="status"></span></div>
  </form>`
}
