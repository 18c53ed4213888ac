import { describeCoverage, describeSummary } from './describe-coverage.ts'
import { cardsInMarkdown } from './cards-in-markdown.ts'
import { gatherCards } from './gather-cards.ts'
import { groupFindings } from '../group-findings.ts'
import { markdownText } from '../text/markdown-text.ts'
import type { AuditReport } from '../report.ts'

/** Rows of the table before the rest is only counted: job summaries are cut at one megabyte. */
const maxRows = 200

/** The report as a job summary: one sentence, the counts, a table. */
export function renderMarkdown(report: AuditReport): string {
  const rows = groupFindings(gatherCards(report).rest).flatMap(({ members }) => members)
  const lines = [
    '## Dependency audit',
    '',
    markdownText(describeCoverage(report)),
    '',
    `**${describeSummary(report)}**`,
    ...cardsInMarkdown(report),
  ]
  if (rows.length > 0) lines.push('', '| severity | code | package | what | do |', '| --- | --- | --- | --- | --- |')
  for (const { finding, places } of rows.slice(0, maxRows)) {
    const [place, ...others] = places
    const where = place === undefined ? '' : `<br>${markdownText(place)}${others.length > 0 ? ` (+${others.length})` : ''}`
    const state = finding.waived ? `waived until ${finding.waived.expires}` : finding.severity
    lines.push(
      `| ${state} | ${finding.code} | ${markdownText(finding.subject)}${where} | ${markdownText(finding.message)} | ${markdownText(finding.fix ?? '')} |`,
    )
  }
  if (rows.length > maxRows) lines.push('', `… and ${rows.length - maxRows} more.`)
  return `${lines.join('\n')}\n`
}
