import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findingCodes, renderJson, reportSchema, type Finding } from '@galley/findings'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { audit, type Audit } from '../audit.ts'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import { readLockfiles } from '../read-lockfiles.ts'
import type { CheckName } from '../check-name.ts'
import { offlineChecks } from './offline-checks.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const offline: readonly CheckName[] = offlineChecks.map(({ name }) => name)

/** Audits a folder of fixtures/ as the command line would, with every check that needs no network. */
async function auditFixture(name: string, only: readonly CheckName[] = offline): Promise<Audit> {
  const folder = `${fixtures}${name}`
  const file = `${folder}/audit-policy.json`
  const policy = fs.existsSync(file) ? parsePolicy(fs.readFileSync(file, 'utf8')) : defaultPolicy
  const source = await readLockfiles({ fs, cwd: folder, paths: ['.'], exclude: [] })
  return audit({ ...source, checks: offlineChecks, only, offline: true, policy, clock: () => new Date('2026-11-24T12:00:00Z') })
}

const brief = ({ code, severity, subject, at }: Finding): string => `${severity} ${code} ${subject} ${at?.file ?? ''}`.trim()

describe('one folder for each finding', () => {
  it.each<[string, readonly string[]]>([
    ['clean', []],
    [
      'name-confusion',
      ['critical name-confusion pkg:npm/expresss@1.0.0 package-lock.json', 'high name-confusion pkg:npm/axois@1.0.0 package-lock.json'],
    ],
    ['dependency-confusion', ['critical dependency-confusion pkg:npm/%40acme/ledger@1.0.0 package-lock.json']],
    ['install-script', ['high install-script pkg:npm/core-js@1.0.0 package-lock.json']],
    [
      'integrity',
      [
        'critical exotic-source pkg:npm/ms@1.0.0 package-lock.json',
        'high integrity pkg:npm/express@1.0.0 package-lock.json',
        'high exotic-source pkg:npm/debug@1.0.0 package-lock.json',
        'medium integrity pkg:npm/lodash@1.0.0 package-lock.json',
      ],
    ],
    [
      'exotic-source',
      [
        'medium exotic-source pkg:npm/debug@1.0.0?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fsomebody%2Fdebug.git%230123456789012345678901234567890123456789 package-lock.json',
      ],
    ],
    ['licence', ['medium licence pkg:npm/lodash@1.0.0 package-lock.json']],
    ['unmaintained', ['info unmaintained pkg:npm/request@1.0.0 package-lock.json']],
    ['bin-shadow', ['medium bin-shadow pkg:npm/lodash@1.0.0 package-lock.json']],
    ['lock-drift', ['high lock-drift pkg:npm/debug package.json', 'high lock-drift pkg:npm/express package.json']],
    ['lock-drift-pnpm', ['high lock-drift pkg:npm/debug apps/web/package.json', 'high lock-drift pkg:npm/lodash pnpm-workspace.yaml']],
    ['lock-drift-python', ['high lock-drift pkg:pypi/flask pyproject.toml']],
    [
      'actions',
      [
        'high action-secrets pkg:github/acme/flows@main .github/workflows/ci.yml',
        'high action-secrets pkg:github/acme/publish@3d3c42e .github/workflows/lint.yaml',
        'high action-not-allowed .github/workflows/lint.yaml .github/workflows/lint.yaml',
        'high action-not-allowed pkg:github/acme/publish@3d3c42e .github/workflows/lint.yaml',
        'high blind-spot .github/workflows/broken.yml .github/workflows/broken.yml',
        'medium action-unpinned .github/workflows/lint.yaml .github/workflows/lint.yaml',
        'medium action-unpinned pkg:github/acme/lint@v2 .github/workflows/lint.yaml',
        'medium action-unpinned pkg:github/acme/lint@v2 .github/workflows/lint.yaml',
        'medium action-unpinned pkg:github/acme/upload@release%2F1 deploy/action.yml',
        'low action-unpinned pkg:github/actions/checkout@v4 .github/workflows/lint.yaml',
        'medium action-unpinned pkg:docker/acme/tool@1.2?repository_url=ghcr.io .github/workflows/lint.yaml',
      ],
    ],
    ['blind-spot', ['high blind-spot package-lock.json package-lock.json']],
    [
      'waiver-expired',
      ['medium waiver-expired pkg:npm/request@%5E1 audit-policy.json', 'info unmaintained pkg:npm/request@1.0.0 package-lock.json'],
    ],
    ['waived', ['info unmaintained pkg:npm/request@1.0.0 package-lock.json']],
  ])('%s', async (folder, expected) => {
    const { report } = await auditFixture(folder)
    expect(report.findings.map(brief)).toEqual(expected)
    expect(report.findings.every(({ at, fix }) => at !== undefined && at.line > 0 && fix !== undefined)).toBe(true)
  })

  it('not-checked', async () => {
    const { report } = await auditFixture('clean', ['vulnerabilities', 'names'])
    expect(report.findings.map(brief)).toEqual(['high not-checked vulnerabilities'])
    expect(report.complete).toBe(false)
    expect(report.coverage.checks.filter(({ state }) => state !== 'notAsked')).toMatchObject([
      { name: 'vulnerabilities', state: 'failed' },
      { name: 'names', state: 'done' },
    ])
  })

  it('reports in the form of the published schema, with codes of the table', async () => {
    const reports = await Promise.all(fs.readdirSync(fixtures).map(async (name) => (await auditFixture(name)).report))
    expect(reports.flatMap(({ findings }) => findings).filter(({ code }) => !findingCodes.includes(code))).toEqual([])
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportSchema)
    expect(reports.filter((report) => !validate(JSON.parse(renderJson(report))))).toEqual([])
  })
})

it('tells a way to a package that is not asked for directly', async () => {
  const { report } = await auditFixture('exotic-source')
  expect(report.findings[0]?.path).toEqual(['express', 'debug'])
})

it('counts a waived finding on its own', async () => {
  const { report } = await auditFixture('waived')
  expect(report.summary).toMatchObject({ info: 0, waived: 1 })
  expect(report.findings[0]?.waived).toMatchObject({ owner: 'dana' })
})
