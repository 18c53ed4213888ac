import { describeCoverage, describeSummary } from './describe-coverage.ts'
import type { Finding } from './finding.ts'
import { groupFindings, type FindingGroup, type GroupedFinding } from './group-findings.ts'
import { printable } from './printable.ts'
import { packageName } from './package-name.ts'
import type { AuditReport } from './report.ts'
import { rules } from './rules.ts'

/** The marks of a terminal; plain text when left out. */
export interface TextStyle {
  readonly severity: (severity: Finding['severity'], text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const plain: TextStyle = { severity: (_severity, text) => text, strong: (text) => text, faint: (text) => text }

/** Limits that make a report fit a screen; what they leave out is counted. */
const max = {
  /** Packages shown of a grave finding. */
  grave: 8,
  /** Packages shown of a grave finding that very many have. */
  crowd: 4,
  /** Packages shown of a light or waived finding. */
  light: 3,
  /** Characters of a message. */
  message: 220,
  /** Names on the path to a package. */
  steps: 6,
} as const

/** Packages above which a finding is a state of affairs, not single cases. */
const minCrowd = 30

/** The report for people: what was checked, then each kind of finding with its packages, the shortest path to each, and what to do. */
export function renderText(report: AuditReport, style: TextStyle = plain): string {
  const groups = groupFindings(report.findings)
  const lines = [describeCoverage(report), style.strong(describeSummary(report)), ...groups.flatMap((group) => printGroup(group, style))]
  if (groups.some(hasMore)) lines.push('', style.faint('Not everything is shown; --format json prints it all.'))
  return `${lines.join('\n')}\n`
}

function room({ waived, severity, members }: FindingGroup): number {
  if (waived || severity === 'low' || severity === 'info') return max.light
  return members.length > minCrowd ? max.crowd : max.grave
}

const hasMore = (group: FindingGroup): boolean => group.members.length > room(group)

function printGroup(group: FindingGroup, style: TextStyle): readonly string[] {
  const { code, severity, waived, members } = group
  const label = waived ? style.faint('WAIVED') : style.severity(severity, severity.toUpperCase())
  const shared = { message: sharedBy(members, ({ message }) => message), fix: sharedBy(members, ({ fix }) => fix) }
  const shown = members.slice(0, room(group))
  const rest = members.length - shown.length
  return [
    '',
    `${label} ${style.strong(code)}  ${rules[code].title}${members.length > 1 ? `, ${members.length} times` : ''}`,
    ...(shared.message === undefined ? [] : [`  ${printable(shared.message, max.message)}`]),
    ...(shared.fix === undefined ? [] : [`  do  ${printable(shared.fix, max.message)}`]),
    ...shown.flatMap((member) => printMember(member, shared, style)),
    ...(rest > 0 ? [style.faint(`  … and ${rest} more`)] : []),
  ]
}

interface Shared {
  readonly message: string | undefined
  readonly fix: string | undefined
}

/** A part that all members say with the same words; undefined where they differ, or where there is one member. */
function sharedBy(members: readonly GroupedFinding[], part: (finding: Finding) => string | undefined): string | undefined {
  const [first, second] = members
  const text = first && part(first.finding)
  return second !== undefined && members.every(({ finding }) => part(finding) === text) ? text : undefined
}

function printMember({ finding, places }: GroupedFinding, shared: Shared, style: TextStyle): readonly string[] {
  const { subject, message, fix, waived } = finding
  const [place, ...others] = places
  const where = place === undefined ? '' : `${printable(place)}${others.length > 0 ? ` and in ${others.length} more` : ''}`
  const head =
    subject === finding.at?.file ? style.strong(where) : `${style.strong(printable(packageName(subject)))}  ${style.faint(where)}`
  return [
    `  ${head.trimEnd()}`,
    ...(message === shared.message ? [] : [`    ${printable(message, max.message)}`]),
    ...(finding.path && finding.path.length > 1 ? [style.faint(`    by  ${printPath(finding.path)}`)] : []),
    ...(fix === undefined || fix === shared.fix ? [] : [`    do  ${printable(fix, max.message)}`]),
    ...(waived ? [style.faint(`    ${printable(waived.owner)} until ${waived.expires}: ${printable(waived.reason)}`)] : []),
  ]
}

/** The way to a package; the middle of a long one is left out. */
function printPath(path: readonly string[]): string {
  const shown = path.length > max.steps ? [...path.slice(0, 3), '…', ...path.slice(-2)] : path
  return shown.map((name) => printable(name, 80)).join(' › ')
}
