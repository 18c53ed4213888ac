import { expect, it } from 'vitest'
import { cleanReport, sampleReport } from '../../test/sample-report.ts'
import { renderMarkdown, renderText, summarise } from '../index.ts'
import type { AuditReport, Finding } from '../index.ts'

const script = (name: string, file = 'pnpm-lock.yaml'): Finding => ({
  code: 'install-script',
  severity: 'high',
  subject: `pkg:npm/${name}@1.0.0`,
  at: { file, line: 7 },
  message: 'runs code when it is installed',
  evidence: {},
  path: ['app', name],
  fix: 'Allow it by name.',
})
const reportOf = (findings: readonly Finding[]): AuditReport => ({ ...cleanReport, findings })

it('says in its first line what was checked and what was not', () => {
  expect(renderText(sampleReport).split('\n')[0]).toBe(
    '1,687 packages in 1 file; 1 check done, 1 not asked: age; could not check: vulnerabilities; 1 path left out by the policy: fixtures',
  )
  expect(renderText(cleanReport)).toBe('1 package in 1 file; 1 check done\nno findings\n')
})

it('names the checks, and all that it counts, where it is asked to', () => {
  const { checks } = cleanReport.coverage
  const many = ['age', 'bins', 'drift', 'licences'].map((name) => ({ name, state: 'notAsked' as const }))
  const report: AuditReport = { ...cleanReport, coverage: { ...cleanReport.coverage, checks: [...checks, ...many], omitted: { dev: 3 } } }
  expect(renderText(report).split('\n')[0]).toBe('1 package in 1 file; 3 development packages left out; 1 check done, 4 not asked')
  expect(renderText(report, { verbose: true }).split('\n').slice(1, 4)).toEqual([
    '  done        names',
    '  not asked   age, bins, drift, licences',
    '  file        uv.lock (uv, 1 package)',
  ])
})

it('says in one line what could not be checked and the cure, and counts it among no findings', () => {
  const unchecked = (check: string, evidence: Finding['evidence'], fix?: string): Finding => ({
    code: 'not-checked',
    severity: 'info',
    subject: `${check} at pypi.org`,
    message: 'said in full',
    evidence: { check, ...evidence },
    ...(fix === undefined ? {} : { fix }),
  })
  const known = { reason: 'PyPI has no such facts.', packages: 12 }
  const findings = [
    unchecked('age', { reason: 'no network' }, 'Try again.'),
    unchecked('signatures', known),
    unchecked('publishers', known),
  ]
  expect(
    renderText({ ...cleanReport, complete: false, findings, summary: summarise(findings) })
      .split('\n')
      .slice(1),
  ).toEqual([
    'no findings in what was checked · the audit is not complete',
    '',
    'NOT CHECKED  age: no network  do  Try again.',
    'NOT CHECKED  publishers, signatures: PyPI has no such facts (12 packages)',
    '',
  ])
})

it('folds its lines for the terminal', () => {
  const lines = renderText(sampleReport, { columns: 60 }).split('\n')
  expect(lines.filter((line) => line.length > 80)).toEqual([])
  expect(lines[1]).toMatch(/^ {2}\S/)
})

it('prints a package once, whatever the number of lockfiles it is in', () => {
  const text = renderText(
    reportOf(['a/package-lock.json', 'b/package-lock.json', 'c/package-lock.json'].map((file) => script('esbuild', file))),
  )
  expect(text.match(/esbuild@1.0.0/g)).toHaveLength(1)
  expect(text).toContain('a/package-lock.json:7 and in 2 more')
})

it('says what to do once when it is the same for all, and fits a screen', () => {
  const text = renderText(reportOf(Array.from({ length: 40 }, (_, index) => script(`part-${index}`))))
  expect(text.match(/Allow it by name/g)).toHaveLength(1)
  expect(text).toContain('… and 36 more')
  expect(text.split('\n').length).toBeLessThan(40)
})

it('lets no text of a package reach the terminal as it is', () => {
  for (const text of [renderText(sampleReport), renderMarkdown(sampleReport)]) {
    expect(text).not.toContain('\u001B')
    expect(text).not.toContain('\u202E')
    expect(text).toContain('U+043E')
  }
  expect(renderMarkdown(sampleReport)).not.toMatch(/<script>|[^\\]\]\(/)
})
