import type { Finding } from '@galley/findings'
import { describe, expect, it } from 'vitest'
import { indexOf } from '../../test/advisories/index-of.ts'
import { locked } from '../../test/advisories/locked.ts'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import type { AdvisorySource } from '../advisories/advisory-source.ts'
import { createIndexSource } from '../advisories/create-index-source.ts'
import type { LockedPackage } from '../locked-package.ts'
import { defaultPolicy, type AuditPolicy } from '../policy/audit-policy.ts'
import { createVulnerabilitiesCheck } from './vulnerabilities.ts'

const critical = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }]
const records = [
  osvRecord('GHSA-1', 'left', [{ introduced: '0' }, { fixed: '1.2.0' }], {
    aliases: ['CVE-2026-1'],
    database_specific: { severity: 'MODERATE' },
  }),
  osvRecord('OSV-1', 'left', [{ introduced: '0' }, { fixed: '1.2.0' }], {
    aliases: ['CVE-2026-1'],
    severity: critical,
    summary: 'Left runs what it reads, at length and with more words.',
  }),
  osvRecord('GHSA-2', 'left', [{ introduced: '1.0.0' }, { fixed: '1.3.0' }]),
  osvRecord('GHSA-3', 'left', [{ introduced: '1.2.0' }, { fixed: '1.2.5' }, { introduced: '3.0.0' }]),
  osvRecord('MAL-2026-9', 'evil', []),
  osvRecord('GHSA-4', 'stuck', [{ introduced: '0' }]),
]

async function run(
  packages: readonly LockedPackage[],
  {
    sources,
    now = '2026-11-20T12:00:00Z',
    policy = defaultPolicy,
  }: { sources?: readonly AdvisorySource[]; now?: string; policy?: AuditPolicy } = {},
): Promise<readonly Finding[]> {
  const check = createVulnerabilitiesCheck({ sources: sources ?? [createIndexSource(await indexOf(records))] })
  return check.run({ packages, files: [], policy, readText: () => null, clock: () => new Date(now) })
}

describe('createVulnerabilitiesCheck', () => {
  it('makes one finding for each thing that is wrong, and names one version that clears them all', async () => {
    const findings = await run([locked('npm', 'left', '1.1.0', { line: 7 })])
    expect(findings).toEqual([
      {
        code: 'vulnerable',
        severity: 'critical',
        subject: 'pkg:npm/left@1.1.0',
        at: { file: 'lock', line: 7 },
        message: 'Trouble in left (CVE-2026-1, CVSS 9.8)',
        evidence: {
          ids: ['GHSA-1', 'OSV-1'],
          aliases: ['CVE-2026-1'],
          installed: '1.1.0',
          dev: false,
          direct: true,
          score: 9.8,
          fixed: ['1.2.0'],
          clean: '1.3.0',
        },
        fix: 'Move to 1.3.0 or later.',
      },
      expect.objectContaining({
        code: 'vulnerable',
        severity: 'high',
        evidence: expect.objectContaining({ ids: ['GHSA-2'], fixed: ['1.3.0'], clean: '1.3.0' }) as unknown,
      }),
    ])
  })

  it('shows the shortest way to a package, and how to move what one does not ask for oneself', async () => {
    const deep = locked('npm', 'left', '1.1.0', { direct: false, path: ['app', 'middle', 'left'], line: 3 })
    const near = { ...deep, path: ['app', 'left'], line: 9 }
    const [finding, ...rest] = await run([deep, near])
    expect([finding?.path, finding?.at?.line, finding?.evidence['places'], rest.length]).toEqual([['app', 'left'], 9, 2, 1])
    expect(finding?.fix).toBe('Bring app up to date, which brings it, or override it with 1.3.0 or later.')
  })

  it('says where nothing is fixed', async () => {
    expect((await run([locked('npm', 'stuck', '1.0.0')]))[0]?.fix).toBe(
      'There is no fixed version: do without it, or waive this with a reason and a day.',
    )
  })

  it('knows malware from the registry, and never takes a package of that name from elsewhere for it', async () => {
    const from = (source: LockedPackage['source']): LockedPackage => locked('npm', 'evil', '1.0.0', { source })
    expect(await run([from({ kind: 'registry' })])).toMatchObject([
      { code: 'known-malicious', severity: 'critical', evidence: { ids: ['MAL-2026-9'] } },
    ])
    expect(await run([from({ kind: 'tarball', url: 'https://x.example/evil.tgz' })])).toHaveLength(1)
    for (const kind of ['git', 'file', 'workspace'] as const) expect(await run([from({ kind, url: 'x' })])).toEqual([])
  })

  it('matches a fork from a repository, and neither a folder nor a workspace member', async () => {
    expect(await run([locked('npm', 'left', '1.1.0', { source: { kind: 'git', url: 'x' } })])).toHaveLength(2)
    for (const kind of ['file', 'workspace'] as const)
      expect(await run([locked('npm', 'left', '1.1.0', { source: { kind, url: 'x' } })])).toEqual([])
  })

  it('looks a wheel or tarball on the disk up like any other, malware too', async () => {
    const at = (name: string, url: string): LockedPackage => locked('npm', name, '1.0.0', { source: { kind: 'file', url } })
    expect(await run([at('evil', './vendor/evil-1.0.0.tgz')])).toMatchObject([{ code: 'known-malicious' }])
    expect(await run([at('evil', 'file:///srv/evil-1.0.0-py3-none-any.whl#sha256=ab')])).toHaveLength(1)
    expect(await run([at('evil', '../evil'), at('evil', './evil.tgz.d/')])).toEqual([])
  })

  it('says which advisories it could not compare', async () => {
    expect(await run([locked('npm', 'left', 'next')])).toMatchObject([
      { code: 'not-checked', severity: 'medium', evidence: { ids: ['GHSA-1', 'OSV-1', 'GHSA-2', 'GHSA-3'], incomplete: true } },
    ])
  })

  it('is never green without advisories of the ecosystem, nor with old ones', async () => {
    const left = [locked('npm', 'right', '1.0.0')]
    const python = createIndexSource(await indexOf([osvRecord('PYSEC-1', 'x', [{ introduced: '0' }], { ecosystem: 'PyPI' })], 'PyPI'))
    expect(await run(left, { sources: [] })).toMatchObject([
      { code: 'stale-advisories', severity: 'high', evidence: { packages: 1, incomplete: true } },
    ])
    expect(await run(left, { sources: [python] })).toMatchObject([
      { code: 'stale-advisories', severity: 'high', evidence: { others: ['PyPI'], incomplete: true } },
    ])
    expect(await run(left, { now: '2026-11-22T00:00:00Z' })).toMatchObject([
      { code: 'stale-advisories', severity: 'low', evidence: { incomplete: false } },
    ])
    expect(await run(left, { now: '2026-12-22T00:00:00Z' })).toMatchObject([
      { code: 'stale-advisories', severity: 'high', evidence: { incomplete: true } },
    ])
    const patient = { ...defaultPolicy, ages: { ...defaultPolicy.ages, advisoryHours: 24 * 60 } }
    expect(await run(left, { now: '2026-12-22T00:00:00Z', policy: patient })).toMatchObject([
      { severity: 'low', evidence: { incomplete: false } },
    ])
    expect(await run(left)).toEqual([])
    expect(await run([], { sources: [] })).toEqual([])
  })

  it('says how many private names stayed at home', async () => {
    const nothing = { affecting: [], undecided: [], known: [] }
    const source: AdvisorySource = {
      origin: { ecosystem: 'npm', source: 'osv.example', count: null, newest: null },
      advise: () => Promise.resolve({ about: () => nothing, withheld: ['@acme/plans'] }),
    }
    expect(await run([locked('npm', '@acme/plans', '1.0.0')], { sources: [source] })).toMatchObject([
      { code: 'not-checked', severity: 'info', message: '1 private name was not sent to osv.example', evidence: { incomplete: false } },
    ])
  })

  it('lets a failure of its source through: the audit is not complete then', async () => {
    const source: AdvisorySource = {
      origin: { ecosystem: 'npm', source: 'x', count: null, newest: null },
      advise: () => Promise.reject(new Error('no network')),
    }
    await expect(run([locked('npm', 'left', '1.0.0')], { sources: [source] })).rejects.toThrow('no network')
  })
})
