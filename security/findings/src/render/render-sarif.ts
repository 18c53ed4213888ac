import { describeCoverage } from './describe-coverage.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Finding, Waived } from '../finding.ts'
import { printable } from '../text/printable.ts'
import type { Rendering } from './rendering.ts'
import type { AuditReport } from '../report.ts'
import { packageName } from '../purl/package-name.ts'
import { readPurl } from '../purl/read-purl.ts'
import { findingCodes, rules } from '../rules.ts'
import { severities, type Severity } from '../severity.ts'
import { sortFindings } from '../sort-findings.ts'

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
 * The report as SARIF 2.1.0 (OASIS): one result a finding and place, with a fingerprint that survives moved lines and another working
 * folder. A finding's code and its severity make the rule, `SC002/critical`, for code hosts read `security-severity` there and nowhere
 * else. Waived findings are suppressed, checks that failed are notifications, so that an incomplete audit never looks clean.
 */
export function renderSarif(report: AuditReport, { version, place = asItIs }: Pick<Rendering, 'version' | 'place'>): string {
  const fallback = report.coverage.files[0]?.path
  const placed = sortFindings(report.findings).map((finding): Finding => {
    const { file, line } = finding.at ?? { file: fallback, line: 1 }
    return file === undefined ? finding : Object.assign({}, finding, { at: { file: place(file), line: Math.max(1, line) } })
  })
  const used = [...new Map(placed.map((finding) => [ruleId(finding), finding])).values()].toSorted(byRule)
  const ruleIds = used.map(ruleId)
  const run = {
    tool: {
      driver: { name: 'galley-audit', version, rules: used.map(rule) },
    },
    automationDetails: { id: 'galley-audit/' },
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
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
    results: distinct(placed).map(({ finding, print }) => result(finding, ruleIds, print)),
  }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`
}

const ruleId = ({ code, severity }: Finding): string => `${rules[code].rule}/${severity}`

const byRule = (a: Finding, b: Finding): number =>
  findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code) || severities.indexOf(a.severity) - severities.indexOf(b.severity)

function rule(finding: Finding): object {
  const { code, severity } = finding
  const { title, help } = rules[code]
  return {
    id: ruleId(finding),
    name: `${code}/${severity}`,
    shortDescription: { text: `${title} (${severity})` },
    fullDescription: { text: help },
    help: { text: help, markdown: `**${title}** (\`${code}\`, ${severity})\n\n${help}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', 'supply-chain', code], 'security-severity': securitySeverity[severity] },
  }
}

/** One result for a finding at a place; what is found of a file at several of its lines has a fingerprint each. */
function distinct(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly print: string }[] {
  const places = new Map(findings.map((finding) => [`${fingerprint(finding)} ${ruleId(finding)} ${finding.at?.line}`, finding]))
  const counts = new Map<string, number>()
  return [...places.values()].map((finding) => {
    const print = fingerprint(finding)
    const count = (counts.get(print) ?? 0) + 1
    counts.set(print, count)
    return { finding, print: count === 1 ? print : `${print}:${count}` }
  })
}

function result(finding: Finding, ruleIds: readonly string[], print: string): object {
  const { at, subject, severity, code, evidence } = finding
  return {
    ruleId: ruleId(finding),
    ruleIndex: ruleIds.indexOf(ruleId(finding)),
    level: levels[severity],
    message: { text: printable(messageOf(finding), 2000) },
    locations: at ? [location(at, subject)] : [],
    partialFingerprints: { 'galleyFinding/v2': print },
    properties: { 'security-severity': securitySeverity[severity], code, subject, evidence },
    ...(finding.waived ? { suppressions: [suppression(finding.waived)] } : {}),
  }
}

/** The package first, then what was found of it: a code host shows the beginning. */
function messageOf({ subject, message, path, fix, at }: Finding): string {
  const who = readPurl(subject) === null || subject === at?.file ? '' : `${packageName(subject)}: `
  return [`${who}${message}${/[.!?]$/.test(message) ? '' : '.'}`, path && path.length > 1 ? `By ${path.join(' › ')}.` : '', fix ?? '']
    .filter(Boolean)
    .join(' ')
}

const location = ({ file, line }: { readonly file: string; readonly line: number }, subject: string): object => ({
  physicalLocation: { artifactLocation: { uri: fileUri(file), uriBaseId: '%SRCROOT%' }, region: { startLine: line } },
  logicalLocations: [{ fullyQualifiedName: printable(subject), kind: 'module' }],
})

const suppression = ({ owner, expires, reason }: Waived): object => ({
  kind: 'external',
  status: 'accepted',
  justification: `${owner}, until ${expires}: ${reason}`,
})

const asItIs = (file: string): string => file

/** A relative file as a URI reference (RFC 3986). */
function fileUri(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
