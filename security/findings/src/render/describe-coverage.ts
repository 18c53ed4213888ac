import { printable } from '../text/printable.ts'
import { summarise, type AuditReport, type CheckState } from '../report.ts'
import { severities } from '../severity.ts'

/** Names that the first line of a report lists; of more it gives the number. */
const maxNames = 3

/** Says in one line what was audited and what was not: the first line of every report for people. */
export function describeCoverage(report: AuditReport): string {
  const { packages, files, workflows = [], checks, omitted, excluded = [] } = report.coverage
  const done = namesOf(report, 'done')
  const notAsked = namesOf(report, 'notAsked')
  const failed = namesOf(report, 'failed')
  const made = done.length === 0 ? 'no check done' : `${amount(done.length, 'check')} done`
  const parts = [
    `${amount(packages, 'package')} in ${amount(files.length, 'file')}${workflows.length > 0 ? `, ${amount(workflows.length, 'workflow')}` : ''}`,
    omitted && `${amount(omitted.dev, 'development package')} left out`,
    checks.length > 0 && [made, notAsked.length > 0 && `${notAsked.length} not asked${listed(notAsked)}`].filter(Boolean).join(', '),
    failed.length > 0 && `could not check: ${failed.join(', ')}`,
    excluded.length > 0 && `${amount(excluded.length, 'path')} left out by the policy${listed(excluded)}`,
  ]
  return parts.filter(Boolean).join('; ')
}

/** Everything that the first line counts, by name: checks, files, paths left out and advisories, a line each. */
export function listCoverage(report: AuditReport): readonly string[] {
  const { files, workflows = [], excluded = [] } = report.coverage
  const rows: readonly (readonly [string, string])[] = [
    ['done', namesOf(report, 'done').join(', ')],
    ['not asked', namesOf(report, 'notAsked').join(', ')],
    ['failed', namesOf(report, 'failed').join(', ')],
    ...files.map(({ path, format, packages }) => ['file', `${path} (${format}, ${amount(packages, 'package')})`] as const),
    ...workflows.map((path) => ['workflow', path] as const),
    ['left out', excluded.join(', ')],
    ...(report.advisories ?? []).map(
      ({ ecosystem, source, count, newest }) =>
        [
          'advisories',
          `${ecosystem}: ${source}${count === null ? '' : `, ${amount(count, 'record')}`}${newest === null ? '' : `, the newest of ${newest.slice(0, 10)}`}`,
        ] as const,
    ),
  ]
  return rows.filter(([, words]) => words !== '').map(([name, words]) => `${name.padEnd(10)}  ${printable(words, 2000)}`)
}

/** The counts by severity, those that are not zero. What could not be checked is no finding: it is said in its own line. */
export function describeSummary(report: AuditReport): string {
  const { waived, ...bySeverity } = summarise(report.findings.filter((finding) => finding.code !== 'not-checked' || finding.waived))
  const counts = severities.filter((severity) => bySeverity[severity] > 0).map((severity) => `${bySeverity[severity]} ${severity}`)
  if (waived > 0) counts.push(`${waived} waived`)
  if (report.complete) return counts.join(' · ') || 'no findings'
  return `${counts.join(' · ') || 'no findings in what was checked'} · the audit is not complete`
}

function namesOf({ coverage }: AuditReport, state: CheckState): readonly string[] {
  return coverage.checks.filter((check) => check.state === state).map(({ name }) => name)
}

const listed = (names: readonly string[]): string => (names.length > maxNames ? '' : `: ${names.join(', ')}`)

const amount = (count: number, what: string): string =>
  `${String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} ${what}${count === 1 ? '' : 's'}`
