import { createHash } from 'node:crypto'
import type { AuditReport } from '@galley/findings'
import { fault } from '../faults.ts'

/** The newest reports, in memory only, for the pages that show them. */
export interface ReportCache {
  /** Stores a report and answers its id, which is the same for the same report. */
  readonly add: (report: AuditReport) => string
  /** Answers a report by its id. Fault AUDIT_GONE. */
  readonly find: (id: string) => AuditReport
}

/** Reports that are kept; the oldest go. */
const maxReports = 20

/** Makes an empty cache. */
export function createReportCache(): ReportCache {
  const reports = new Map<string, AuditReport>()
  return {
    add: (report) => {
      const id = createHash('sha256').update(JSON.stringify(report)).digest('hex').slice(0, 20)
      reports.delete(id)
      reports.set(id, report)
      for (const oldest of Array.from(reports.keys()).slice(0, -maxReports)) reports.delete(oldest)
      return id
    },
    find: (id) => {
      const report = reports.get(id)
      if (!report) throw fault('AUDIT_GONE', { id, max: maxReports })
      return report
    },
  }
}
