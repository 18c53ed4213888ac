import type { AuditReport } from './report.ts'
import { severities } from './severity.ts'

/** Says in one sentence what was audited and what was not: the first line of every report for people. */
export function describeCoverage(report: AuditReport): string {
  const { packages, files, checks, excluded = [] } = report.coverage
  const names = (state: string): string =>
    checks
      .filter((check) => check.state === state)
      .map((check) => check.name)
      .join(', ')
  const parts = [
    `${amount(packages, 'package')} in ${amount(files.length, 'file')}`,
    `checked: ${names('done') || 'nothing'}`,
    names('failed') && `could not check: ${names('failed')}`,
    names('notAsked') && `not asked: ${names('notAsked')}`,
    excluded.length > 0 && `left out by the policy: ${excluded.join(', ')}`,
  ]
  return parts.filter(Boolean).join('; ')
}

/** The counts by severity, those that are not zero. */
export function describeSummary(report: AuditReport): string {
  const counts = severities.filter((severity) => report.summary[severity] > 0).map((severity) => `${report.summary[severity]} ${severity}`)
  if (report.summary.waived > 0) counts.push(`${report.summary.waived} waived`)
  const said = counts.length > 0 ? counts.join(' · ') : 'no findings'
  return report.complete ? said : `${said} · the audit is not complete`
}

const amount = (count: number, what: string): string =>
  `${String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} ${what}${count === 1 ? '' : 's'}`
