import type { System } from '@galley/command-line'
import {
  renderCycloneDx,
  renderJson,
  renderMarkdown,
  renderOpenVex,
  renderSarif,
  renderText,
  type Severity,
  type TextStyle,
} from '@galley/findings'
import type { Audit } from '../audit.ts'
import type { AuditFormat } from './audit-flags.ts'

/** An audit as text of a format; null where the format cannot say that nothing was found (OpenVEX). */
export function printAudit(
  system: Pick<System, 'version' | 'clock' | 'isOutTerminal' | 'env'>,
  { report, packages }: Audit,
  format: AuditFormat,
): string | null {
  const rendering = { version: system.version, at: system.clock().toISOString() }
  switch (format) {
    case 'text':
      return renderText(report, system.isOutTerminal && !system.env['NO_COLOR'] ? coloured : undefined)
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

const colours: Readonly<Record<Severity, number>> = { critical: 31, high: 31, medium: 33, low: 36, info: 36 }
const paint = (code: number, text: string): string => `\u001B[${code}m${text}\u001B[0m`

const coloured: TextStyle = {
  severity: (severity, text) => paint(colours[severity], text),
  strong: (text) => paint(1, text),
  faint: (text) => paint(2, text),
}
