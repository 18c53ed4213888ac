import { describeCoverage, describeSummary } from './describe-coverage.ts'
import { printable } from './printable.ts'
import type { AuditReport } from './report.ts'
import { sortFindings } from './sort-findings.ts'

/** Rows of the table before the rest is only counted: job summaries are cut at one megabyte. */
const mostRows = 200

/** The report as a job summary: one sentence, the counts, a table. */
export function renderMarkdown(report: AuditReport): string {
  const findings = sortFindings(report.findings)
  const lines = ['## Dependency audit', '', describeCoverage(report), '', `**${describeSummary(report)}**`]
  if (findings.length > 0) {
    lines.push('', '| severity | code | package | what | do |', '| --- | --- | --- | --- | --- |')
    for (const finding of findings.slice(0, mostRows)) {
      const place = finding.at ? `<br>${cell(finding.at.file)}:${finding.at.line}` : ''
      const state = finding.waived ? `waived until ${finding.waived.expires}` : finding.severity
      lines.push(`| ${state} | ${finding.code} | \`${cell(finding.subject)}\`${place} | ${cell(finding.message)} | ${cell(finding.fix ?? '')} |`)
    }
    if (findings.length > mostRows) lines.push('', `… and ${findings.length - mostRows} more.`)
  }
  for (const { name, state, reason } of report.coverage.checks) if (state === 'failed') lines.push('', `Could not check **${name}**: ${cell(reason ?? 'no reason given')}`)
  return `${lines.join('\n')}\n`
}

function cell(text: string): string {
  return printable(text, 300)
    .replaceAll(/[\\`|*_[\]<>]/g, (mark) => (mark === '|' ? '\\|' : mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replaceAll('\\_', '_')
}
