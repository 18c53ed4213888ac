import { printable, type AuditReport, type CheckState, type CoveredCheck, type CoveredFile } from '@galley/findings'
import { html, type HtmlText } from '../../page/html-text.ts'

const stateWords: Readonly<Record<CheckState, string>> = { done: 'checked', failed: 'could not check', notAsked: 'not asked' }
const order: readonly CheckState[] = ['failed', 'done', 'notAsked']

/** Coverage of an audit: every file with its two counts, the second by a reader of its own, and every check with its state. */
export function coverageView({ coverage, advisories = [] }: AuditReport): HtmlText {
  const checks = [...coverage.checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return html`<section class="rounds coverage" aria-labelledby="coverage-title">
    <h2 id="coverage-title">Coverage</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Files">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Format</th>
            <th scope="col">Packages</th>
            <th scope="col">Recount</th>
          </tr>
        </thead>
        <tbody>
          ${coverage.files.map(fileRow)} ${(coverage.workflows ?? []).map(workflowRow)}
        </tbody>
      </table>
    </div>
    <h3>Checks</h3>
    <ul class="checks">
      ${checks.map(checkLine)}
    </ul>
    ${advisories.map(
      ({ ecosystem, source, count, newest }) =>
        html`<p class="hint">Advisories for ${ecosystem}: ${count} from ${printable(source)}, the newest of ${newest}.</p>`,
    )}
  </section>`
}

function fileRow({ path, format, packages, counted }: CoveredFile): HtmlText {
  return html`<tr>
    <th scope="row">${printable(path)}</th>
    <td>${printable(format)}</td>
    <td>${packages}</td>
    <td>${packages === counted ? counted : html`<strong class="differs">${counted}: not the same</strong>`}</td>
  </tr>`
}

function workflowRow(path: string): HtmlText {
  return html`<tr>
    <th scope="row">${printable(path)}</th>
    <td>workflow</td>
    <td></td>
    <td></td>
  </tr>`
}

function checkLine({ name, state, reason }: CoveredCheck): HtmlText {
  return html`<li class="check-${state}">
    <b>${printable(name)}</b> <span>${stateWords[state]}</span>${reason && html` <span class="reason">${printable(reason, 400)}</span>`}
  </li>`
}
