import { describeCoverage, describeSummary } from './describe-coverage.ts'
import { groupFindings } from './group-findings.ts'
import { printable } from './printable.ts'
import type { AuditReport } from './report.ts'

/** Rows of the table before the rest is only counted: job summaries are cut at one megabyte. */
const maxRows = 200

/** The report as a job summary: one sentence, the counts, a table. */
export function renderMarkdown(report: AuditReport): string {
  const rows = groupFindings(report.findings).flatMap(({ members }) => members)
  const lines = ['## Dependency audit', '', cell(describeCoverage(report)), '', `**${describeSummary(report)}**`]
  if (rows.length > 0) lines.push('', '| severity | code | package | what | do |', '| --- | --- | --- | --- | --- |')
  for (const { finding, places } of rows.slice(0, maxRows)) {
    const [place, ...others] = places
    const where = place === undefined ? '' : `<br>${cell(place)}${others.length > 0 ? ` (+${others.length})` : ''}`
    const state = finding.waived ? `waived until ${finding.waived.expires}` : finding.severity
    lines.push(`| ${state} | ${finding.code} | ${cell(finding.subject)}${where} | ${cell(finding.message)} | ${cell(finding.fix ?? '')} |`)
  }
  if (rows.length > maxRows) lines.push('', `… and ${rows.length - maxRows} more.`)
  return `${lines.join('\n')}\n`
}

/** A text from outside in a table: no markup of its own, no link, no mention. */
function cell(text: string): string {
  return printable(text, 300)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`|*[\]~#!]|(?<!\w)_|_(?!\w)/g, (mark) => `\\${mark}`)
}
