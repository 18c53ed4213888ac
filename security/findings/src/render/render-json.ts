import type { AuditReport } from '../report.ts'

/** The report for machines; its shape is versioned and has a schema. */
export function renderJson(report: AuditReport): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
