import { describe, expect, it } from 'vitest'
import { audit, type AuditRequest } from './audit.ts'
import { createVulnerabilitiesCheck } from './checks/vulnerabilities.ts'
import { exitOf } from './exit-of.ts'
import { defaultPolicy } from './policy/audit-policy.ts'
import { readLockfile } from './read-lockfile.ts'

const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/express': { version: '1.0.0' } } })
const file = readLockfile('package-lock.json', new TextEncoder().encode(lock), () => null)
const request: AuditRequest = {
  files: [file],
  checks: [],
  only: [],
  offline: true,
  policy: defaultPolicy,
  readText: () => null,
  clock: () => new Date('2026-11-24T12:00:00Z'),
}

describe('audit', () => {
  it('is not complete where the second reader counts something else', async () => {
    const { report } = await audit({ ...request, files: [{ ...file, counted: 2 }] })
    expect(report.findings).toMatchObject([
      {
        code: 'blind-spot',
        subject: 'package-lock.json',
        message: 'packages read: 1, counted by a second reader: 2',
        evidence: { read: 1, counted: 2 },
      },
    ])
    expect(report.coverage.files).toEqual([{ path: 'package-lock.json', format: 'npm', packages: 1, counted: 2 }])
    expect(exitOf(report, 'none')).toBe(3)
  })

  it('answers the packages that it speaks of', async () => {
    const { report, packages } = await audit(request)
    expect(packages.map(({ purl }) => purl)).toEqual(['pkg:npm/express@1.0.0'])
    expect(exitOf(report, 'info')).toBe(0)
  })

  it('refuses to audit nothing', async () => {
    await expect(audit({ ...request, files: [] })).rejects.toMatchObject({ code: 'AUDIT_NOTHING_FOUND', exit: 3 })
  })
})

describe('the second engine', () => {
  const nobody = { affecting: [], undecided: [], known: [] }
  const source = {
    origin: { ecosystem: 'npm' as const, source: 'a test', count: null, newest: null },
    advise: () => Promise.resolve({ withheld: [], about: () => nobody }),
  }
  const asked = { ...request, checks: [createVulnerabilitiesCheck({ sources: [source] })], only: ['vulnerabilities' as const] }

  it('makes the audit incomplete where it fails, and is named where it is absent', async () => {
    const run = async (state: 'failed' | 'notAsked', reason: string): Promise<Awaited<ReturnType<typeof audit>>['report']> => {
      const second = { name: 'osv-scanner', run: () => Promise.resolve({ state, reason, findings: [] }) }
      return (await audit({ ...asked, second })).report
    }
    const failed = await run('failed', 'it crashed')
    expect(exitOf(failed, 'none')).toBe(3)
    expect(failed.coverage.checks).toContainEqual({ name: 'osv-scanner', state: 'failed', reason: 'it crashed' })
    expect(exitOf(await run('notAsked', 'it is not installed'), 'none')).toBe(0)
  })

  it('is not asked where our own check was not made', async () => {
    const second = { name: 'osv-scanner', run: () => Promise.reject(new Error('it was asked')) }
    const { report } = await audit({ ...request, second })
    expect(report.coverage.checks.map(({ name }) => name)).not.toContain('osv-scanner')
  })
})
