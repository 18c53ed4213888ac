import { createHash } from 'node:crypto'
import type { AuditReport } from '@galley/findings'
import { fault } from '../faults.ts'

/** The reports that pages show: in memory only, the newest of them. */
export interface ReportShelf {
  /** Keeps a report and answers its id, which is the same for the same report. */
  readonly keep: (report: AuditReport) => string
  /** Fault AUDIT_GONE. */
  readonly find: (id: string) => AuditReport
}

/** Makes an empty shelf with room for `most` reports. */
export function openShelf(most = 20): ReportShelf {
  const reports = new Map<string, AuditReport>()
  return {
    keep: (report) => {
      const id = createHash('sha256').update(JSON.stringify(report)).digest('hex').slice(0, 20)
      reports.delete(id)
      reports.set(id, report)
      for (const oldest of Array.from(reports.keys()).slice(0, -most)) reports.delete(oldest)
      return id
    },
    find: (id) => {
      const report = reports.get(id)
      if (!report) throw fault('AUDIT_GONE', { id, most })
      return report
    },
  }
}
