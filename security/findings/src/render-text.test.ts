import { expect, it } from 'vitest'
import { cleanReport, sampleReport } from '../test/sample-report.ts'
import { renderMarkdown, renderText } from './index.ts'
import type { AuditReport, Finding } from './index.ts'

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
    '1,687 packages in 1 file; checked: names; could not check: vulnerabilities; not asked: age; left out by the policy: fixtures',
  )
  expect(renderText(cleanReport)).toBe('1 package in 1 file; checked: names\nno findings\n')
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
