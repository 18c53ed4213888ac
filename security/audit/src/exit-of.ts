import { severities, type AuditReport } from '@galley/findings'
import type { AuditPolicy } from './policy/audit-policy.ts'

/**
 * The exit code of an audit: 3 where something that was asked could not be checked, whatever else was found; else 1 with findings
 * of the threshold or above that nobody waived; else 0.
 */
export function exitOf(report: AuditReport, failOn: AuditPolicy['failOn']): 0 | 1 | 3 {
  if (!report.complete) return 3
  const failing = failOn === 'none' ? [] : severities.slice(0, severities.indexOf(failOn) + 1)
  return report.findings.some(({ severity, waived }) => !waived && failing.includes(severity)) ? 1 : 0
}
