import { isFault } from '@galley/fault'
import type { Finding, Severity } from '@galley/findings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNames } from '../check-name.ts'
import { applyWaivers } from './apply-waivers.ts'
import { parsePolicy } from './parse-policy.ts'

const now = new Date('2026-11-24T12:00:00Z')
const decided = { reason: 'r', owner: 'o', expires: '2026-11-24' }

const found = (subject: string, code: Finding['code'] = 'unmaintained', severity: Severity = 'high'): Finding => ({
  code,
  severity,
  subject,
  message: 'x',
  evidence: {},
})
const vulnerable = (subject: string, ids: readonly string[], aliases: readonly string[] = [], severity: Severity = 'high'): Finding => ({
  ...found(subject, 'vulnerable', severity),
  evidence: { ids, aliases },
})

/** Waives findings by waivers as a policy writes them; a line each, from line 2. */
function waive(waivers: readonly object[], findings: readonly Finding[]): readonly Finding[] {
  const text = `{"waivers": [\n${waivers.map((waiver) => JSON.stringify({ ...decided, ...waiver })).join(',\n')}\n]}`
  return applyWaivers(findings, parsePolicy(text).waivers, { now, policyFile: 'audit-policy.json', done: new Set(checkNames) })
}

const isWaived = (waiver: object, finding: Finding): boolean => waive([waiver], [finding])[0]?.waived !== undefined

/** The message of the refusal; null where the waivers are taken. */
function refusal(waivers: readonly object[], findings: readonly Finding[]): string | null {
  try {
    waive(waivers, findings)
    return null
  } catch (error) {
    if (!isFault(error) || error.code !== 'AUDIT_WAIVER_TOO_WIDE') throw error
    expect(error.exit).toBe(2)
    return error.message
  }
}

describe('a waiver holds for', () => {
  it.each([
    ['pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.0', true],
    ['pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.1', false],
    ['pkg:npm/a@^1.0.0', 'pkg:npm/a@1.4.0', true],
    ['pkg:npm/a@<2', 'pkg:npm/a@2.0.0', false],
    ['pkg:npm/@s/a@1', 'pkg:npm/%40s/a@1.9.0', true],
    ['pkg:npm/a@1', 'pkg:npm/%40s/a@1.0.0', false],
    ['pkg:npm/a@1', 'pkg:pypi/a@1.0.0', false],
    ['pkg:pypi/My_Pkg@1.0', 'pkg:pypi/my-pkg@1.0', true],
    ['pkg:pypi/my-pkg@1.0', 'pkg:pypi/my-pkg@1.0.0', true],
    ['pkg:pypi/my-pkg@>=1,<2', 'pkg:pypi/my-pkg@2.0', false],
    ['pkg:npm/a@1', 'pnpm-lock.yaml', false],
    ['pkg:npm/a@1', 'pkg:npm/a', false],
    ['pkg:npm/a@1.0.0', 'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23c0ffee', false],
    ['pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23c0ffee', 'pkg:npm/a@1.0.0', false],
    [
      'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23c0ffee',
      'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23decaf0',
      false,
    ],
    [
      'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23c0ffee',
      'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fg.example%2Fa.git%23c0ffee',
      true,
    ],
    ['pkg:npm/a@c0ffee?vcs_url=git:c0ffee', 'pkg:npm/a@c0ffee?vcs_url=git:c0ffee', true],
    ['pkg:npm/a@c0ffee?vcs_url=git:c0ffee', 'pkg:npm/a@decaf0?vcs_url=git:c0ffee', false],
    ['pkg:npm/a?download_url=https:%2F%2Fe.example%2Fa.tgz', 'pkg:npm/a?download_url=https:%2F%2Fe.example%2Fa.tgz', true],
    ['pkg:npm/a?download_url=https:%2F%2Fe.example%2Fa.tgz', 'pkg:npm/a?download_url=https:%2F%2Fe.example%2Fb.tgz', false],
  ])('%s: %s %s', (purl, subject, holds) => {
    expect(isWaived({ rule: 'unmaintained', purl }, found(subject))).toBe(holds)
  })

  it.each([
    ['GHSA-aaaa', true],
    ['ghsa-AAAA', true],
    ['CVE-2026-1', true],
    ['CVE-2026-2', false],
    ['GHSA-aaa', false],
  ])('the advisory %s: %s', (advisory, holds) => {
    const waiver = { rule: 'vulnerable', purl: 'pkg:npm/a@1.0.0', advisory }
    expect(isWaived(waiver, vulnerable('pkg:npm/a@1.0.0', ['GHSA-aaaa'], ['CVE-2026-1']))).toBe(holds)
  })

  it.each<[string, object, Severity, boolean]>([
    ['one that its advisory is said of', { rule: 'vulnerable', advisory: 'GHSA-aaaa' }, 'critical', true],
    ['one as grave as it says', { rule: 'vulnerable', advisory: 'GHSA-aaaa', severity: 'medium' }, 'medium', true],
    ['one that was rated anew', { rule: 'vulnerable', advisory: 'GHSA-aaaa', severity: 'medium' }, 'critical', false],
    ['a high one', { rule: 'integrity' }, 'high', true],
    ['one that became critical', { rule: 'integrity' }, 'critical', false],
    ['a critical one, said so', { rule: 'integrity', severity: 'critical' }, 'critical', true],
    ['one of a rule that is critical', { rule: 'dependency-confusion' }, 'critical', true],
  ])('%s', (_title, waiver, severity, holds) => {
    const finding = {
      ...found('pkg:npm/a@1.0.0', (waiver as Finding & { rule: Finding['code'] }).rule, severity),
      evidence: { ids: ['GHSA-aaaa'] },
    }
    expect(isWaived({ ...waiver, purl: 'pkg:npm/a@1.0.0' }, finding)).toBe(holds)
  })
})

describe('a waiver is refused with its line', () => {
  const [moderate, critical] = [
    vulnerable('pkg:npm/a@1.0.0', ['GHSA-1'], ['CVE-2026-1'], 'medium'),
    vulnerable('pkg:npm/a@1.0.0', ['GHSA-2'], ['PYSEC-2', 'CVE-2026-2'], 'critical'),
  ]
  it.each<[string, object, string]>([
    [
      'that names no advisory',
      { rule: 'vulnerable', purl: 'pkg:npm/a@1.0.0' },
      'line 3 (vulnerable of a@1.0.0) names no advisory and would cover GHSA-1 (CVE-2026-1), GHSA-2 (CVE-2026-2)',
    ],
    ['that has ended, too', { rule: 'vulnerable', purl: 'pkg:npm/a@1.0.0', expires: '2020-01-01' }, 'would cover GHSA-1'],
    ['that covers nothing now', { rule: 'vulnerable', purl: 'pkg:npm/b@1.0.0' }, 'would cover nothing that was found now'],
    ['of malware without an advisory', { rule: 'known-malicious', purl: 'pkg:npm/a@1.0.0' }, 'names no advisory'],
    ['of malware of any version', { rule: 'known-malicious', purl: 'pkg:npm/a', advisory: 'MAL-1' }, 'names no version'],
    ['of any version', { rule: 'integrity', purl: 'pkg:npm/a' }, '(integrity of a) names no version and would cover a@1.0.0'],
    ['of versions without end', { rule: 'integrity', purl: 'pkg:npm/a@>=1' }, '(integrity of a@>=1) names no version'],
    ['of all versions', { rule: 'integrity', purl: 'pkg:pypi/a@!=1' }, 'names no version'],
  ])('%s', (_title, waiver, words) => {
    const fine = { rule: 'unmaintained', purl: 'pkg:npm/a@1.0.0' }
    expect(refusal([fine, waiver], [moderate, critical, found('pkg:npm/a@1.0.0', 'integrity')])).toContain(words)
  })

  it('and not when it says what it accepts', () => {
    expect(refusal([{ rule: 'vulnerable', purl: 'pkg:npm/a', advisory: 'GHSA-1' }], [moderate])).toBeNull()
    expect(refusal([{ rule: 'integrity', purl: 'pkg:npm/a?download_url=https:%2F%2Fe.example%2Fa.tgz' }], [moderate])).toBeNull()
  })
})

it('holds for its own rule only', () => {
  expect(isWaived({ rule: 'integrity', purl: 'pkg:npm/a@1.0.0' }, found('pkg:npm/a@1.0.0', 'install-script'))).toBe(false)
})

it('ends after its last day, and says so', () => {
  const waiver = { rule: 'unmaintained', purl: 'pkg:npm/a@1' }
  expect(waive([waiver], [found('pkg:npm/a@1.0.0')])).toHaveLength(1)
  const [finding, ended] = waive([{ ...waiver, expires: '2026-11-23' }], [found('pkg:npm/a@1.0.0')])
  expect(finding).not.toHaveProperty('waived')
  expect(ended).toMatchObject({ code: 'waiver-expired', severity: 'medium', subject: 'pkg:npm/a@1', at: { line: 2 } })
  expect(waive([{ ...waiver, expires: '2026-11-23' }], [])).toMatchObject([{ code: 'waiver-expired', severity: 'low' }])
})

describe('a waiver that covers nothing', () => {
  const mistyped = { rule: 'vulnerable', purl: 'pkg:npm/a@1.0.0', advisory: 'GHSA-9' }

  it('is a note at its line, with what was found instead', () => {
    const [, note] = waive([mistyped], [vulnerable('pkg:npm/a@1.0.0', ['GHSA-1'], ['CVE-2026-1'])])
    expect(note).toMatchObject({ code: 'waiver-unused', severity: 'info', at: { file: 'audit-policy.json', line: 2 } })
    expect(note?.fix).toContain('GHSA-1 CVE-2026-1 high a@1.0.0')
    expect(waive([mistyped], [])[0]?.fix).toContain('Take it out')
  })

  it('is none where its check was not made', () => {
    const { waivers } = parsePolicy(JSON.stringify({ waivers: [{ ...decided, ...mistyped }] }))
    expect(applyWaivers([], waivers, { now, policyFile: 'p', done: new Set(['names']) })).toEqual([])
  })
})

it('never covers what came later, whatever came', () => {
  const part = fc.constantFrom('1', '2', '3')
  const advisory = fc.record({
    id: part,
    version: part,
    commit: fc.option(part),
    severity: fc.constantFrom<Severity>('critical', 'high', 'low'),
  })
  const subjectOf = ({ version, commit }: { version: string; commit: string | null }): string =>
    `pkg:npm/a@${version}.0.0${commit === null ? '' : `?vcs_url=git:${commit}`}`
  fc.assert(
    fc.property(advisory, advisory, (known, later) => {
      const waiver = { rule: 'vulnerable', purl: subjectOf(known), advisory: `GHSA-${known.id}`, severity: known.severity }
      const finding = vulnerable(subjectOf(later), [`GHSA-${later.id}`], [], later.severity)
      const isWorse = ['critical', 'high', 'low'].indexOf(later.severity) < ['critical', 'high', 'low'].indexOf(known.severity)
      expect(isWaived(waiver, finding)).toBe(subjectOf(known) === subjectOf(later) && known.id === later.id && !isWorse)
    }),
  )
})
