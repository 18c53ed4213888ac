import { describe, expect, test } from 'vitest'
import { npmLock } from '../../../test/lockfiles.ts'
import type { AuditedFile } from '../auditor.ts'
import { auditTexts } from './audit-texts.ts'
import { openAuditor } from './open-auditor.ts'

const clock = (): Date => new Date('2026-11-24T00:00:00Z')
describe('an audit from memory', () => {
  test('a planted imitation is found in its line; what needs a network is not asked', async () => {
    const report = await auditTexts([npmLock('axois', 'react')], { clock })
    expect(report.complete).toBe(true)
    expect(report.coverage.files).toEqual([{ path: 'package-lock.json', format: 'npm', packages: 2, counted: 2 }])
    expect(report.findings.map(({ code, subject }) => [code, subject])).toEqual([['name-confusion', 'pkg:npm/axois@1.0.0']])
    expect(report.findings[0]?.at?.line).toBeGreaterThan(5)
    const notAsked = report.coverage.checks.filter(({ state }) => state === 'notAsked').map(({ name }) => name)
    expect(notAsked).toEqual(['vulnerabilities', 'signatures', 'provenance', 'age', 'publishers'])
  })

  test('a manifest is read beside its lockfile', async () => {
    const manifest = { name: 'package.json', text: '{"name":"demo","dependencies":{"react":"^2.0.0"}}' }
    expect((await auditTexts([npmLock('react'), manifest], { clock })).findings.map(({ code }) => code)).toContain('lock-drift')
  })

  test('what is handed in and not read is never passed over', async () => {
    const report = await auditTexts([npmLock('react'), { name: 'notes.md', text: '# Notes' }], { clock })
    expect(report.complete).toBe(false)
    expect(report.findings).toMatchObject([{ code: 'blind-spot', subject: 'notes.md' }])
    expect(report.summary.high).toBe(1)
  })

  test.each(['', '\u0000', '{', '[]', '{"lockfileVersion": 99}', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n'])(
    'a lockfile that holds %j is not complete',
    async (text) => {
      const report = await auditTexts([{ name: 'package-lock.json', text }], { clock })
      expect([report.complete, report.findings[0]?.code]).toEqual([false, 'blind-spot'])
    },
  )

  test('a policy among the files is the policy', async () => {
    const policy = (value: object): AuditedFile => ({ name: 'audit-policy.json', text: JSON.stringify(value) })
    const without = await auditTexts([npmLock('axois'), policy({ checks: { names: false } })], { clock })
    expect(without.findings).toEqual([])
    const more = await auditTexts([npmLock('react'), policy({ checks: { vulnerabilities: true } })], { clock })
    expect([more.complete, more.coverage.checks[0]?.reason]).toEqual([false, expect.stringContaining('reaches for nothing')])
    await expect(auditTexts([npmLock('react'), policy({ oops: 1 })], { clock })).rejects.toMatchObject({ code: 'AUDIT_POLICY_INVALID' })
  })
})

describe('the auditor', () => {
  const auditor = openAuditor({ clock })
  const { signal } = new AbortController()

  test('it audits in a thread, several askers one after the other', async () => {
    const [one, two] = await Promise.all([
      auditor.audit([npmLock('axois')], { signal }),
      auditor.audit([npmLock('react'), { name: 'notes.md', text: '' }], { signal }),
    ])
    expect([one.findings.map(({ code }) => code), one.complete, two.complete]).toEqual([['name-confusion'], true, false])
  })

  test('a fault comes back as it was, and the next audit is made', async () => {
    await expect(auditor.audit([{ name: 'notes.md', text: '' }], { signal })).rejects.toMatchObject({
      code: 'AUDIT_NOTHING_FOUND',
      status: 422,
      exit: 3,
    })
    expect((await auditor.audit([npmLock('react')], { signal })).findings).toEqual([])
  })

  test('an audit that is not wanted any more ends', async () => {
    const asked = new AbortController()
    const running = auditor.audit([npmLock('react')], { signal: asked.signal })
    asked.abort()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('names are checked', async () => {
    expect(await auditor.checkName('npm', 'expresss')).toMatchObject({ verdict: 'block', target: 'express' })
    expect(await auditor.checkName('npm', '@azure/arm-cdn')).toMatchObject({ verdict: 'none' })
  })
})
