import { describeCoverage, describeSummary, listCoverage } from './describe-coverage.ts'
import { describeUnchecked, type Unchecked } from './describe-unchecked.ts'
import type { Finding } from '../finding.ts'
import { groupFindings, type FindingGroup, type GroupedFinding } from '../group-findings.ts'
import { printable } from '../text/printable.ts'
import { packageName } from '../purl/package-name.ts'
import type { AuditReport } from '../report.ts'
import { renderCards } from './render-cards.ts'
import { gatherCards } from './gather-cards.ts'
import { rules } from '../rules.ts'
import type { TextStyle } from '../text/text-style.ts'
import { wrapText } from '../text/wrap-text.ts'

/** Marks, width and length of a report for people. */
export interface TextOptions {
  readonly style?: TextStyle | undefined
  /** Columns of the terminal that it is printed on; absent elsewhere: no line is folded. */
  readonly columns?: number | undefined
  /** Names each check and file, and shows every package of a finding. */
  readonly verbose?: boolean | undefined
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

/** The report for people: what was checked, what was not, then each kind of finding with its packages, the shortest path to each, and what to do. */
export function renderText(report: AuditReport, { style = plain, columns, verbose = false }: TextOptions = {}): string {
  const page: Page = { style, fold: (text, hang) => wrapText(text, hang, columns) }
  const groups = groupFindings(gatherCards(report).rest.filter(({ code, waived }) => code !== 'not-checked' || waived))
  const roomOf = verbose ? () => Infinity : room
  const unchecked = describeUnchecked(report.findings).flatMap((one, index, all) => printUnchecked(one, all[index + 1], page))
  const lines = [
    ...page.fold(describeCoverage(report), 2),
    ...(verbose ? listCoverage(report).flatMap((line) => page.fold(`  ${line}`, 14).map(style.faint)) : []),
    ...page.fold(describeSummary(report), 2).map(style.strong),
    ...(unchecked.length > 0 ? ['', ...unchecked] : []),
    ...renderCards(report, { style, columns, verbose }),
    ...groups.flatMap((group) => printGroup(group, roomOf(group), page)),
  ]
  if (groups.some((group) => group.members.length > roomOf(group)))
    lines.push('', style.faint('Not everything is shown; --verbose prints it all.'))
  return `${lines.join('\n')}\n`
}

/** The means of printing: marks, and lines that fit. */
interface Page {
  readonly style: TextStyle
  readonly fold: (text: string, hang: number) => readonly string[]
}

function room({ waived, severity, members }: FindingGroup): number {
  if (waived || severity === 'low' || severity === 'info') return max.light
  return members.length > minCrowd ? max.crowd : max.grave
}

/** A check that could not be made, or not for all packages, with its cure in the same line where there is room; several may share one. */
function printUnchecked({ severity, what, why, fix }: Unchecked, next: Unchecked | undefined, { style, fold }: Page): readonly string[] {
  const label = 'NOT CHECKED'
  const said = `${label}  ${printable(what, max.message)}: ${printable(why, max.message)}`
  const cure = fix === undefined || fix === next?.fix ? '' : `do  ${printable(fix, max.message)}`
  const together = cure === '' ? said : `${said}  ${cure}`
  const fits = fold(together, 0).length === 1
  const [first = '', ...rest] = fits ? [together] : [...fold(said, 4), ...(cure === '' ? [] : fold(`    ${cure}`, 8))]
  return [first.replace(label, style.severity(severity, label)), ...rest]
}

function printGroup(group: FindingGroup, most: number, page: Page): readonly string[] {
  const { code, severity, waived, members } = group
  const { style, fold } = page
  const label = waived ? style.faint('WAIVED') : style.severity(severity, severity.toUpperCase())
  const shared = { message: sharedBy(members, ({ message }) => message), fix: sharedBy(members, ({ fix }) => fix) }
  const shown = members.slice(0, most)
  const rest = members.length - shown.length
  return [
    '',
    `${label} ${style.strong(code)}  ${rules[code].title}${members.length > 1 ? `, ${members.length} times` : ''}`,
    ...(shared.message === undefined ? [] : fold(`  ${printable(shared.message, max.message)}`, 2)),
    ...(shared.fix === undefined ? [] : fold(`  do  ${printable(shared.fix, max.message)}`, 6)),
    ...shown.flatMap((member) => printMember(member, shared, page)),
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

function printMember({ finding, places }: GroupedFinding, shared: Shared, { style, fold }: Page): readonly string[] {
  const { subject, message, fix, waived } = finding
  const [place, ...others] = places
  const where = place === undefined ? '' : `${printable(place)}${others.length > 0 ? ` and in ${others.length} more` : ''}`
  const head =
    subject === finding.at?.file ? style.strong(where) : `${style.strong(printable(packageName(subject)))}  ${style.faint(where)}`
  const faint = (text: string, hang: number): readonly string[] => fold(text, hang).map(style.faint)
  return [
    `  ${head.trimEnd()}`,
    ...(message === shared.message ? [] : fold(`    ${printable(message, max.message)}`, 4)),
    ...(finding.path && finding.path.length > 1 ? faint(`    by  ${printPath(finding.path)}`, 8) : []),
    ...(fix === undefined || fix === shared.fix ? [] : fold(`    do  ${printable(fix, max.message)}`, 8)),
    ...(waived ? faint(`    ${printable(waived.owner)} until ${waived.expires}: ${printable(waived.reason)}`, 4) : []),
  ]
}

/** The way to a package; the middle of a long one is left out. */
function printPath(path: readonly string[]): string {
  const shown = path.length > max.steps ? [...path.slice(0, 3), '…', ...path.slice(-2)] : path
  return shown.map((name) => printable(name, 80)).join(' › ')
}
