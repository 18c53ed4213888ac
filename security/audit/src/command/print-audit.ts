import type { System } from '@galley/command-line'
import {
  renderCycloneDx,
  renderJson,
  renderMarkdown,
  renderOpenVex,
  renderSarif,
  renderText,
  type AuditReport,
  type Finding,
  type Severity,
  type TextStyle,
} from '@galley/findings'
import type { Audit } from '../audit.ts'
import type { AuditFormat } from './audit-flags.ts'
import { spellCommand } from './spell-command.ts'

/**
 * An audit as text of a format; null where the format cannot say that nothing was found (OpenVEX).
 * @param place the path of a file of the report as seen from the root of the repository
 */
export function printAudit(
  system: Pick<System, 'program' | 'version' | 'clock' | 'isOutTerminal' | 'columns' | 'env'>,
  { report: made, packages }: Audit,
  { format, verbose, place }: { readonly format: AuditFormat; readonly verbose: boolean; readonly place: (file: string) => string },
): string | null {
  const report = spellCommands(made, system.program)
  const rendering = { version: system.version, at: system.clock().toISOString(), place }
  switch (format) {
    case 'text':
      return renderText(report, {
        verbose,
        columns: system.columns,
        style: system.isOutTerminal && !system.env['NO_COLOR'] ? coloured : undefined,
      })
    case 'json':
      return renderJson(report)
    case 'sarif':
      return renderSarif(report, rendering)
    case 'markdown':
      return renderMarkdown(report)
    case 'cyclonedx':
      return renderCycloneDx(report, packages, rendering)
    case 'openvex':
      return renderOpenVex(report, rendering)
  }
}

/** Cures name commands; they are those of the program that prints them. */
function spellCommands(report: AuditReport, program: string): AuditReport {
  const spell = (finding: Finding): Finding =>
    finding.fix === undefined ? finding : { ...finding, fix: spellCommand(finding.fix, program) }
  return program === 'galley' ? report : { ...report, findings: report.findings.map(spell) }
}

const colours: Readonly<Record<Severity, number>> = { critical: 31, high: 31, medium: 33, low: 36, info: 36 }
const paint = (code: number, text: string): string => `\u001B[${code}m${text}\u001B[0m`

const coloured: TextStyle = {
  severity: (severity, text) => paint(colours[severity], text),
  strong: (text) => paint(1, text),
  faint: (text) => paint(2, text),
}
