import { describeCoverage } from './describe-coverage.ts'
import { fingerprint } from './fingerprint.ts'
import type { Finding, Waived } from './finding.ts'
import { printable } from './printable.ts'
import type { Rendering } from './rendering.ts'
import type { AuditReport } from './report.ts'
import { findingCodes, rules, type FindingCode } from './rules.ts'
import type { Severity } from './severity.ts'
import { sortFindings } from './sort-findings.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}

/** Figures that code hosts sort by, CVSS-like in their bands (critical ≥ 9, high ≥ 7, medium ≥ 4, low > 0). */
const securitySeverity: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.0' }

/**
 * The report as SARIF 2.1.0 (OASIS): one result a finding, located at its line, with a fingerprint that survives moved lines;
 * waived findings are suppressed, checks that failed are notifications, so that an incomplete audit never looks clean.
 */
export function renderSarif(report: AuditReport, { version }: Pick<Rendering, 'version'>): string {
  const used = findingCodes.filter((code) => report.findings.some((finding) => finding.code === code))
  const run = {
    tool: {
      driver: { name: 'galley-audit', version, rules: used.map(rule) },
    },
    automationDetails: { id: 'galley-audit/' },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.complete,
        toolExecutionNotifications: report.coverage.checks
          .filter((check) => check.state === 'failed')
          .map((check) => ({
            level: 'error',
            message: { text: `Could not check ${check.name}: ${printable(check.reason ?? 'no reason given', 1000)}` },
          })),
      },
    ],
    properties: { coverage: describeCoverage(report) },
    results: sortFindings(report.findings).map((finding) => result(finding, used, report.coverage.files[0]?.path)),
  }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`
}

function rule(code: FindingCode): object {
  const { rule: id, title, help, severity } = rules[code]
  return {
    id,
    name: code,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help, markdown: `**${title}** (\`${code}\`)\n\n${help}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', 'supply-chain', code], 'security-severity': securitySeverity[severity] },
  }
}

/** `file`: where a finding without a place is shown; code hosts refuse a result that is nowhere. */
function result(finding: Finding, used: readonly FindingCode[], file: string | undefined): object {
  const at = finding.at ?? (file === undefined ? undefined : { file, line: 1 })
  const text = [finding.message, finding.path && finding.path.length > 1 ? `By ${finding.path.join(' › ')}.` : '', finding.fix ?? '']
  return {
    ruleId: rules[finding.code].rule,
    ruleIndex: used.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: printable(text.filter(Boolean).join(' '), 2000) },
    locations: at ? [location(at, finding.subject)] : [],
    partialFingerprints: { 'galleyFinding/v1': fingerprint(finding) },
    properties: {
      'security-severity': securitySeverity[finding.severity],
      code: finding.code,
      subject: finding.subject,
      evidence: finding.evidence,
    },
    ...(finding.waived ? { suppressions: [suppression(finding.waived)] } : {}),
  }
}

const location = ({ file, line }: { readonly file: string; readonly line: number }, subject: string): object => ({
  physicalLocation: { artifactLocation: { uri: fileUri(file) }, region: { startLine: Math.max(1, line) } },
  logicalLocations: [{ fullyQualifiedName: printable(subject), kind: 'module' }],
})

const suppression = ({ owner, expires, reason }: Waived): object => ({
  kind: 'external',
  status: 'accepted',
  justification: `${owner}, until ${expires}: ${reason}`,
})

/** A relative file as a URI reference (RFC 3986). */
function fileUri(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
