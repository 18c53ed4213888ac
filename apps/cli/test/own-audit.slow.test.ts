import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fakeSystem } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../src/index.ts'

// The audit of this repository, with advisories of our own: clean as it stands, and no longer so when one thing in it is poisoned.

const root = fileURLToPath(new URL('../../../', import.meta.url))
const now = new Date('2026-11-24T12:00:00Z')
const folder = tempFolder()
const [project, advisories] = [join(folder, 'project'), join(folder, 'advisories')]

/** Manifests, locks and settings: what an audit reads of a project. */
const isRead = (path: string): boolean =>
  /(?:^|\/)(?:package\.json|package-lock\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|sbom\.lock\.json|\.npmrc|audit-policy\.json)$/.test(
    path,
  ) && !/(?:^|\/)(?:fixtures|templates|node_modules)\//.test(path)

beforeAll(() => {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(isRead)
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths) cpSync(join(root, path), join(project, path))
  edit('audit-policy.json', (text) => text.replace('"vulnerabilities": false,', ''))
  mkdirSync(advisories)
  // About nothing here: the records that the planted faults need, and no other.
  for (const record of [
    advisory('GHSA-test-0001', 'npm', 'semver', [{ introduced: '4.0.0' }, { fixed: '4.0.1' }]),
    advisory('MAL-2026-0001', 'npm', 'left-pad-evil', []),
    advisory('MAL-2026-0002', 'PyPI', 'evil-behind-a-form-feed', []),
  ])
    writeFileSync(join(advisories, `${record.id}.json`), JSON.stringify(record))
})

function advisory(
  id: string,
  ecosystem: string,
  name: string,
  events: readonly object[],
): { readonly id: string; readonly modified: string; readonly [more: string]: unknown } {
  const ranges = events.length > 0 ? [{ type: ecosystem === 'npm' ? 'SEMVER' : 'ECOSYSTEM', events }] : []
  const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }]
  return {
    id,
    modified: '2026-11-24T00:00:00Z',
    summary: 'A fault of a test',
    severity,
    affected: [{ package: { ecosystem, name }, ranges }],
  }
}

function edit(path: string, change: (text: string) => string): void {
  const file = join(project, path)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const after = change(before)
  if (after === before) throw new Error(`nothing was planted in ${path}`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, after)
}

interface Audited {
  readonly code: number
  readonly said: string
  readonly found: readonly string[]
}

async function audit(): Promise<Audited> {
  const args = ['audit', '.', '--offline', '--advisories', advisories, '--json', '--data', join(folder, 'data')]
  const { system, out, said } = fakeSystem(args, { cwd: project, clock: () => now })
  const code = await run(system)
  const text = out()
  const findings =
    text === '' ? [] : (JSON.parse(text) as { findings: readonly { code: string; severity: string; waived?: unknown }[] }).findings
  return { code, said: said(), found: findings.map((finding) => `${finding.code}/${finding.severity}`) }
}

/** Plants, audits, and lays back what was there. */
async function auditWith(plant: Plant): Promise<Audited> {
  const before = new Map(
    Object.keys(plant).map((path) => [path, existsSync(join(project, path)) ? readFileSync(join(project, path)) : null]),
  )
  try {
    for (const [path, change] of Object.entries(plant)) edit(path, change)
    return await audit()
  } finally {
    for (const [path, bytes] of before)
      if (bytes === null) rmSync(join(project, path), { force: true })
      else writeFileSync(join(project, path), bytes)
  }
}

type Plant = Readonly<Record<string, (text: string) => string>>

/** The first entry of the tools' lock, which npm reads. */
const inTools = (change: (entry: Record<string, unknown>) => Record<string, unknown>): Plant => ({
  'tools/package-lock.json': (text) => {
    const lock = JSON.parse(text) as { packages: Record<string, Record<string, unknown>> }
    const key = 'node_modules/pnpm'
    return JSON.stringify({ ...lock, packages: { ...lock.packages, [key]: change(lock.packages[key] ?? {}) } }, null, 2)
  },
})

/** One more dependency in the tools' manifest and lock, as npm would write it. */
function addToTools(name: string, version: string): Plant {
  const add = (holder: Record<string, unknown>): Record<string, unknown> => ({
    ...holder,
    dependencies: { ...(holder['dependencies'] as object), [name]: version },
  })
  return {
    'tools/package.json': (text) => JSON.stringify(add(JSON.parse(text) as Record<string, unknown>), null, 2),
    'tools/package-lock.json': (text) => {
      const lock = JSON.parse(text) as { packages: Record<string, Record<string, unknown>> }
      const resolved = `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`
      const entry = { version, resolved, integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' }
      return JSON.stringify(
        { ...lock, packages: { ...lock.packages, '': add(lock.packages[''] ?? {}), [`node_modules/${name}`]: entry } },
        null,
        2,
      )
    },
  }
}

const waive = (waiver: object): Plant => ({
  'audit-policy.json': (text) => JSON.stringify({ ...(JSON.parse(text) as object), waivers: [waiver] }),
})
const accepted = { reason: 'a test', owner: 'dana', expires: '2026-12-31' }
const hash = `--hash=sha256:${'0'.repeat(64)}`

describe('the audit of this repository', () => {
  it('is clean', async () => {
    const { code, found, said } = await audit()
    expect({ code, found: found.filter((finding) => !/\/(?:info|low|medium)$/.test(finding)), said }).toMatchObject({ code: 0, found: [] })
  })

  it.each<[string, Plant, number, string]>([
    [
      'a tarball from a stranger, of pnpm',
      {
        'pnpm-lock.yaml': (text) =>
          text.replace(/(  (?:\/)?semver@[\d.]+:\n    resolution: \{)(integrity)/, '$1tarball: https://evil.test/semver.tgz, $2'),
      },
      1,
      'exotic-source/',
    ],
    [
      'a tarball from a stranger, of npm',
      inTools((entry) => ({ ...entry, resolved: 'https://evil.test/pnpm-12.4.2.tgz' })),
      1,
      'exotic-source/',
    ],
    ['a tarball without TLS', inTools((entry) => ({ ...entry, resolved: 'http://registry.npmjs.org/pnpm/-/pnpm-12.4.2.tgz' })), 1, '/high'],
    [
      'malware behind a form feed',
      { 'requirements.txt': () => `requests==2.31.0 ${hash}\fevil-behind-a-form-feed==1.0 ${hash}\n` },
      1,
      'known-malicious/critical',
    ],
    [
      'a branch instead of a commit',
      { 'requirements.txt': () => 'requests @ git+https://github.com/psf/requests@main\n' },
      1,
      'integrity/high',
    ],
    [
      'a branch in a manifest and its lock',
      inTools((entry) => ({ ...entry, resolved: 'git+https://github.com/pnpm/pnpm.git#main', integrity: undefined })),
      1,
      'integrity/high',
    ],
    ['no hash', inTools(({ integrity: _gone, ...entry }) => entry), 1, 'integrity/high'],
    [
      "another package's tarball",
      inTools((entry) => ({ ...entry, resolved: 'https://registry.npmjs.org/pmpm/-/pmpm-12.4.2.tgz' })),
      1,
      '/',
    ],
    ['an imitation', addToTools('expresss', '4.18.2'), 1, 'name-confusion/critical'],
    [
      'a manifest that moved',
      { 'tools/package.json': (text) => text.replace('"npm": "11.19.1"', '"npm": "11.19.2"') },
      1,
      'lock-drift/high',
    ],
    ['a vulnerable version', addToTools('semver', '4.0.0'), 1, 'vulnerable/critical'],
    ['malware', addToTools('left-pad-evil', '1.0.0'), 1, 'known-malicious/critical'],
    [
      'an install script that npm would run',
      { ...inTools((entry) => ({ ...entry, hasInstallScript: true })), 'tools/.npmrc': (text) => text.replace('ignore-scripts=true', '') },
      1,
      'install-script/high',
    ],
    [
      'a licence that the policy denies',
      {
        ...inTools((entry) => ({ ...entry, license: 'AGPL-3.0-only' })),
        'audit-policy.json': (text) => text.replace('"offline"', '"failOn": "medium", "offline"'),
      },
      1,
      'licence/medium',
    ],
    [
      'a waiver for another advisory than the one that covers it',
      {
        ...addToTools('semver', '4.0.0'),
        ...waive({ rule: 'vulnerable', purl: 'pkg:npm/semver@4.0.0', advisory: 'GHSA-other', ...accepted }),
      },
      1,
      'waiver-unused/info',
    ],
    [
      'a lock that cannot be read whole',
      { 'pnpm-lock.yaml': (text) => text.replace(/^packages:$/m, 'packages:\n\n  who knows:\n    resolution: {path: x}') },
      3,
      'blind-spot/high',
    ],
  ])('is not clean with %s', async (_what, plant, code, finding) => {
    const audited = await auditWith(plant)
    expect({ code: audited.code, found: audited.found, said: audited.said }).toMatchObject({
      code,
      found: expect.arrayContaining([expect.stringContaining(finding) as string]) as string[],
    })
  })

  it('refuses a waiver that names no advisory', async () => {
    const plant = { ...addToTools('semver', '4.0.0'), ...waive({ rule: 'vulnerable', purl: 'pkg:npm/semver@4.0.0', ...accepted }) }
    expect(await auditWith(plant)).toMatchObject({ code: 2, found: [] })
  })
})
