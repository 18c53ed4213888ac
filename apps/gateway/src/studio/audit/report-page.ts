import { describeCoverage, gatherCards, printable, severities, type AuditReport } from '@galley/findings'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { reportFormats } from '../../audits/report-file.ts'
import { plural } from '../../page/wording.ts'
import { renderPage } from '../../page/render-page.ts'
import { cardsView } from './cards-view.ts'
import { coverageView } from './coverage-view.ts'
import { findingsView } from './findings-view.ts'

const formatWords = { json: 'JSON', sarif: 'SARIF', markdown: 'Markdown' } as const

/** Page `/audits/{id}`: coverage, findings and remedies. An audit with gaps says so before anything else. */
export function reportPage(id: string, report: AuditReport): HtmlText {
  const gaps = describeGaps(report)
  const title = outcome(report)
  return renderPage({
    title: `Audit: ${title}`,
    here: 'audit',
    style: 'audit',
    signedIn: true,
    body: html`<article class="report">
      <header>
        <h1 class="lead">${title}</h1>
        <p class="covered">${printable(describeCoverage(report), 2000)}.</p>
        ${
          gaps.length > 0 &&
          html`<div class="refusal">
            <p><strong>Could not check everything.</strong> What was not read may hold anything.</p>
            <ul class="gaps">
              ${gaps.map((gap) => html`<li>${printable(gap, 400)}</li>`)}
            </ul>
          </div>`
        }
        <div class="report-line">
          ${counts(report)}
          <p class="exports">
            Save as
            ${reportFormats.map((format) => html` <a href="${href(`/audits/${id}/report?format=${format}`)}" download>${formatWords[format]}</a>`)}
          </p>
        </div>
      </header>
      ${cardsView(report)} ${findingsView(gatherCards(report).rest)} ${coverageView(report)}
      <p class="again"><a href="${href('/audits')}">Audit other files</a></p>
    </article>`,
  })
}

/** Result of an audit in one line. There is no mark for a clean one: checks that were left out might have found something. */
function outcome(report: AuditReport): string {
  const open = report.findings.filter((finding) => !finding.waived).length
  if (open > 0) return report.complete ? plural(open, 'finding') : `${plural(open, 'finding')}, and not everything could be checked`
  if (!report.complete) return 'Not everything could be checked'
  if (report.coverage.packages === 0) return 'There was no package to check'
  return report.coverage.checks.some(({ state }) => state === 'done') ? 'No findings in what was checked' : 'Nothing was checked'
}

function counts({ summary }: AuditReport): HtmlText {
  const names = summary.waived > 0 ? ([...severities, 'waived'] as const) : severities
  return html`<dl class="counts">
    ${names.map(
      (name) =>
        html`<div class="count ${summary[name] === 0 ? 'count-none' : `count-${name}`}">
          <dt>${name}</dt>
          <dd>${summary[name]}</dd>
        </div>`,
    )}
  </dl>`
}

/** Lists the reasons why an audit is not complete: checks that failed, files whose two counts differ, parts that were not understood. */
function describeGaps({ complete, coverage, findings }: AuditReport): readonly string[] {
  const failed = coverage.checks.filter(({ state }) => state === 'failed')
  const miscounted = coverage.files.filter(({ packages, counted }) => packages !== counted)
  const blind = findings.filter(({ code, waived }) => code === 'blind-spot' && !waived).length
  const gaps = [
    ...failed.map(({ name, reason }) => `Check of ${name}: ${reason ?? 'it failed'}`),
    ...miscounted.map(({ path, packages, counted }) => `${path}: ${plural(packages, 'package')} read, ${counted} counted`),
    ...(blind > 0 ? [`${plural(blind, 'blind spot')}; see below`] : []),
  ]
  return complete || gaps.length > 0 ? gaps : ['Something that was asked was not checked']
}
