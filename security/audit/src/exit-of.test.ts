import { summarise, type AuditReport, type Finding, type Severity } from '@galley/findings'
import { expect, it } from 'vitest'
import { exitOf } from './exit-of.ts'
import { isComplete } from './is-complete.ts'

const finding = (severity: Severity, more: Partial<Finding> = {}): Finding => ({
  code: 'vulnerable',
  severity,
  subject: 'pkg:npm/a@1',
  message: '',
  evidence: {},
  ...more,
})
const report = (findings: readonly Finding[], complete = true): AuditReport => ({
  schema: 'galley.audit/1',
  complete,
  coverage: { packages: 0, files: [], checks: [] },
  findings,
  summary: summarise(findings),
})
const waived = { reason: 'r', owner: 'o', expires: '2027-01-01' }

it.each([
  ['nothing', report([]), 'high', 0],
  ['a finding below the threshold', report([finding('medium')]), 'high', 0],
  ['one at it', report([finding('high')]), 'high', 1],
  ['one above it', report([finding('critical')]), 'high', 1],
  ['one that is waived', report([finding('critical', { waived })]), 'high', 0],
  ['any, when nothing is to fail', report([finding('critical')]), 'none', 0],
  ['an audit that is not complete', report([], false), 'high', 3],
  ['the same, when nothing is to fail', report([], false), 'none', 3],
  ['the same, with findings', report([finding('critical')], false), 'high', 3],
] as const)('%s', (_name, audited, failOn, code) => {
  expect(exitOf(audited, failOn)).toBe(code)
})

it.each([
  [[], [{ name: 'names', state: 'done' }], true],
  [[], [{ name: 'names', state: 'notAsked' }], true],
  [[], [{ name: 'names', state: 'failed' }], false],
  [[finding('high', { code: 'blind-spot' })], [], false],
  [[finding('medium', { code: 'not-checked' })], [], false],
  [[finding('info', { code: 'not-checked', evidence: { incomplete: false } })], [], true],
  [[finding('high', { code: 'stale-advisories', evidence: { incomplete: true } })], [], false],
  [[finding('medium', { code: 'stale-advisories', evidence: { incomplete: false } })], [], true],
] as const)('is complete or not: %j %j', (findings, checks, complete) => {
  expect(isComplete(findings, checks)).toBe(complete)
})
