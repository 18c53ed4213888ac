import type { Finding } from '@galley/findings'
import { describe, expect, it } from 'vitest'
import { applyWaivers } from './apply-waivers.ts'
import { parsePolicy } from './parse-policy.ts'

const now = new Date('2026-11-24T12:00:00Z')
const found = (subject: string, code: Finding['code'] = 'vulnerable'): Finding => ({
  code,
  severity: 'high',
  subject,
  message: 'x',
  evidence: {},
})
const waive = (purl: string, findings: readonly Finding[], expires = '2026-11-24'): readonly Finding[] =>
  applyWaivers(
    findings,
    parsePolicy(JSON.stringify({ waivers: [{ rule: 'vulnerable', purl, reason: 'r', owner: 'o', expires }] })).waivers,
    now,
    'audit-policy.json',
  )

describe('a waiver holds for', () => {
  it.each([
    ['pkg:npm/a', 'pkg:npm/a@1.0.0', true],
    ['pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.0', true],
    ['pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.1', false],
    ['pkg:npm/a@^1.0.0', 'pkg:npm/a@1.4.0', true],
    ['pkg:npm/a@<2', 'pkg:npm/a@2.0.0', false],
    ['pkg:npm/@s/a@1', 'pkg:npm/%40s/a@1.9.0', true],
    ['pkg:npm/a', 'pkg:npm/%40s/a@1.0.0', false],
    ['pkg:npm/a', 'pkg:pypi/a@1.0.0', false],
    ['pkg:pypi/My_Pkg', 'pkg:pypi/my-pkg@1.0', true],
    ['pkg:pypi/my-pkg@1.0', 'pkg:pypi/my-pkg@1.0.0', true],
    ['pkg:pypi/my-pkg@>=1,<2', 'pkg:pypi/my-pkg@2.0', false],
    ['pkg:npm/a', 'pnpm-lock.yaml', false],
  ])('%s: %s %s', (purl, subject, holds) => {
    expect(waive(purl, [found(subject)])[0]?.waived !== undefined).toBe(holds)
  })
})

it('holds for its own rule only', () => {
  expect(waive('pkg:npm/a', [found('pkg:npm/a@1.0.0', 'known-malicious')])[0]).not.toHaveProperty('waived')
})

it('ends after its last day, and says so', () => {
  expect(waive('pkg:npm/a', [found('pkg:npm/a@1.0.0')], '2026-11-24')).toHaveLength(1)
  const [finding, ended] = waive('pkg:npm/a', [found('pkg:npm/a@1.0.0')], '2026-11-23')
  expect(finding).not.toHaveProperty('waived')
  expect(ended).toMatchObject({ code: 'waiver-expired', severity: 'medium', subject: 'pkg:npm/a' })
  expect(waive('pkg:npm/a', [], '2026-11-23')).toMatchObject([{ code: 'waiver-expired', severity: 'low' }])
})
