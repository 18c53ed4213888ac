import { renderJson, renderMarkdown, renderSarif, type AuditReport } from '@galley/findings'
import { fault } from '../faults.ts'

/** Formats of a report. */
export const reportFormats = ['json', 'sarif', 'markdown'] as const

export type ReportFormat = (typeof reportFormats)[number]

const kinds: Readonly<Record<ReportFormat, { readonly mediaType: string; readonly fileName: string }>> = {
  json: { mediaType: 'application/json', fileName: 'audit.json' },
  sarif: { mediaType: 'application/sarif+json', fileName: 'audit.sarif' },
  markdown: { mediaType: 'text/markdown; charset=utf-8', fileName: 'audit.md' },
}

/** Reads the format after `?format=`; `json` when there is none. Fault REQUEST_INVALID. */
export function readFormat(word: string | undefined): ReportFormat {
  const format = reportFormats.find((one) => one === (word ?? 'json'))
  if (format === undefined) throw fault('REQUEST_INVALID', { where: 'format', problem: `must be one of ${reportFormats.join(', ')}` })
  return format
}

/** Renders a report as a file; `version` is Galley's. */
export function reportFile(
  report: AuditReport,
  format: ReportFormat,
  version: string,
): { readonly mediaType: string; readonly fileName: string; readonly body: string } {
  const render = { json: renderJson, sarif: (one: AuditReport) => renderSarif(one, { version }), markdown: renderMarkdown }
  return { ...kinds[format], body: render[format](report) }
}
