import { describeCoverage, describeSummary } from './describe-coverage.ts'
import type { Finding } from './finding.ts'
import { groupFindings, type FindingGroup, type GroupedFinding } from './group-findings.ts'
import { printable } from './printable.ts'
import { packageName } from './package-name.ts'
import type { AuditReport } from './report.ts'
import { rules } from './rules.ts'

/** How a terminal marks words; plain text when left out. */
export interface TextStyle {
  readonly severity: (severity: Finding['severity'], text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const plain: TextStyle = { severity: (_severity, text) => text, strong: (text) => text, faint: (text) => text }

/** How many findings of one kind are shown before the rest is only counted: a report should fit a screen. */
const most = { grave: 8, light: 3 } as const

/** The report for people: what was checked, then each kind of finding with its packages, the shortest path to each, and what to do. */
export function renderText(report: AuditReport, style: TextStyle = plain): string {
  const groups = groupFindings(report.findings)
  const lines = [describeCoverage(report), style.strong(describeSummary(report)), ...groups.flatMap((group) => printGroup(group, style))]
  if (groups.some(hasMore)) lines.push('', style.faint('Not everything is shown; --format json prints it all.'))
  return `${lines.join('\n')}\n`
}

const room = (group: FindingGroup): number =>
  group.waived || group.severity === 'low' || group.severity === 'info' ? most.light : most.grave
const hasMore = (group: FindingGroup): boolean => group.members.length > room(group)

function printGroup(group: FindingGroup, style: TextStyle): readonly string[] {
  const { code, severity, waived, members } = group
  const label = waived ? style.faint('WAIVED') : style.severity(severity, severity.toUpperCase())
  const count = members.length > 1 ? `, ${members.length} packages` : ''
  const fixes = new Set(members.map(({ finding }) => finding.fix))
  const [shared] = fixes.size === 1 && members.length > 1 ? fixes : []
  const shown = members.slice(0, room(group))
  const rest = members.length - shown.length
  return [
    '',
    `${label} ${style.strong(code)}  ${rules[code].title}${count}`,
    ...(shared === undefined ? [] : [`  do  ${printable(shared, 400)}`]),
    ...shown.flatMap((member) => printMember(member, shared, style)),
    ...(rest > 0 ? [style.faint(`  … and ${rest} more`)] : []),
  ]
}

function printMember({ finding, places }: GroupedFinding, shared: string | undefined, style: TextStyle): readonly string[] {
  const [place, ...others] = places
  const also = others.length > 0 ? ` and in ${others.length} more` : ''
  const where = place === undefined ? '' : `  ${printable(place)}${also}`
  const path = finding.path && finding.path.length > 1 ? [`    by  ${finding.path.map((name) => printable(name, 80)).join(' › ')}`] : []
  const fix = finding.fix !== undefined && finding.fix !== shared ? [`    do  ${printable(finding.fix, 400)}`] : []
  const { waived } = finding
  return [
    `  ${style.strong(printable(packageName(finding.subject)))}${style.faint(where)}`,
    `    ${printable(finding.message, 400)}`,
    ...path.map(style.faint),
    ...fix,
    ...(waived ? [style.faint(`    ${printable(waived.owner)} until ${waived.expires}: ${printable(waived.reason)}`)] : []),
  ]
}
