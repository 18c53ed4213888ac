import { describeCoverage, describeSummary } from './describe-coverage.ts'
import type { Finding } from './finding.ts'
import { printable } from './printable.ts'
import type { AuditReport } from './report.ts'
import { sortFindings } from './sort-findings.ts'

/** How a terminal marks words; plain text when left out. */
export interface TextStyle {
  readonly severity: (severity: Finding['severity'], text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const plain: TextStyle = { severity: (_severity, text) => text, strong: (text) => text, faint: (text) => text }

/** Light findings of one code that are shown before the rest is only counted: a report should fit a screen. */
const mostInfos = 3

/** The report for people: what was checked, then each finding with its place, the shortest path to it, and what to do. */
export function renderText(report: AuditReport, style: TextStyle = plain): string {
  const lines = [describeCoverage(report), style.strong(describeSummary(report))]
  const infos = new Map<string, number>()
  for (const finding of sortFindings(report.findings)) {
    if (finding.severity === 'info' || finding.waived) {
      const seen = (infos.get(finding.code) ?? 0) + 1
      infos.set(finding.code, seen)
      if (seen > mostInfos) continue
    }
    lines.push('', ...printFinding(finding, style))
  }
  for (const [code, count] of infos) if (count > mostInfos) lines.push('', style.faint(`… and ${count - mostInfos} more of ${code} (--format json shows all)`))
  for (const { name, state, reason } of report.coverage.checks) if (state === 'failed') lines.push('', `Could not check ${name}: ${printable(reason ?? 'no reason given', 400)}`)
  for (const file of report.coverage.files)
    if (file.counted !== file.packages) lines.push('', `${printable(file.path)}: ${file.packages} packages read, ${file.counted} counted`)
  return `${lines.join('\n')}\n`
}

function printFinding(finding: Finding, style: TextStyle): readonly string[] {
  const place = finding.at ? `  ${printable(finding.at.file)}:${finding.at.line}` : ''
  const head = `${style.severity(finding.severity, finding.severity.toUpperCase())} ${finding.code}  ${style.strong(printable(finding.subject))}${style.faint(place)}`
  const path = finding.path && finding.path.length > 1 ? [style.faint(`  by  ${finding.path.map((name) => printable(name, 80)).join(' › ')}`)] : []
  const fix = finding.fix ? [`  do  ${printable(finding.fix, 400)}`] : []
  const waived = finding.waived ? [style.faint(`  waived by ${printable(finding.waived.owner)} until ${finding.waived.expires}: ${printable(finding.waived.reason)}`)] : []
  return [head, `  ${printable(finding.message, 400)}`, ...path, ...fix, ...waived]
}
