import { join } from 'node:path'
import type { AuditReport } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, expect, test } from 'vitest'
import { serveReleases, type PlannedRelease } from './loopback-registry.ts'
import { audit, commit, npmLock, write } from './project.ts'

const files = { 'package.json': '{"main":"index.js"}', 'index.js': 'export const one = 1\n' }
const old = '2026-01-01T00:00:00Z'
const now = new Date('2026-11-20T12:00:00Z')

let folder: string
beforeEach(() => {
  folder = tempFolder()
})

type Said = Omit<PlannedRelease, 'name' | 'version' | 'files'>

/** Audits the step from one release to the next, of each of which an npm registry says something (the shape of a packument). */
async function told(
  before: Said,
  after: Said,
): Promise<{ readonly findings: readonly string[]; readonly notKnown: readonly string[]; readonly code: number }> {
  const registry = await serveReleases([
    { name: 'x', version: '1.0.0', files, ...before },
    { name: 'x', version: '1.0.1', files, ...after },
  ])
  try {
    const lock = (version: string): Readonly<Record<string, string>> => ({
      'package-lock.json': npmLock({ x: [version, registry.integrityOf('x', version)] }),
    })
    commit(folder, lock('1.0.0'))
    write(folder, lock('1.0.1'))
    const env = { PATH: process.env['PATH'], npm_config_registry: registry.url }
    const args = ['--since', 'HEAD', '--only', 'upgrades', '--data', join(folder, '.data'), '--json']
    const { out, code } = await audit(folder, args, { env, fetch, clock: () => now })
    const report = JSON.parse(out) as AuditReport
    return {
      findings: report.findings.map((one) => `${one.severity} ${one.code}: ${one.message}`),
      notKnown: report.upgrades?.notKnown ?? [],
      code,
    }
  } finally {
    await registry.close()
  }
}

const known: Said = { publishedAt: old, publisher: 'ada', hasProvenance: true, isTrusted: true }

const rows: readonly (readonly [what: string, before: Said, after: Said, findings: readonly RegExp[]])[] = [
  ['the same as before', known, known, []],
  ['that it is six hours old', known, { ...known, publishedAt: '2026-11-20T06:00:00Z' }, [/^high too-young: was released 6 hours ago/]],
  ['that it is two days old', known, { ...known, publishedAt: '2026-11-18T06:00:00Z' }, [/^medium too-young: was released 2 days ago/]],
  ['no time any more', known, { publisher: 'ada', hasProvenance: true, isTrusted: true }, [/^medium too-young: has no time of release/]],
  [
    'another publisher',
    { publishedAt: old, publisher: 'ada' },
    { publishedAt: old, publisher: 'eve' },
    [/^medium publisher-changed: was published by eve, who never published it before \(1\.0\.0: ada\)/],
  ],
  ['no publisher any more', { publishedAt: old, publisher: 'ada' }, { publishedAt: old }, [/^medium publisher-changed: has no publisher/]],
  ['no provenance any more', known, { ...known, hasProvenance: false }, [/^high provenance-lost: says nothing of where it was built/]],
  ['an account in place of the pipeline', known, { ...known, isTrusted: false }, [/^high provenance-lost: was published by an account/]],
  ['that the pipeline took over', { publishedAt: old, publisher: 'ada' }, { ...known, publisher: 'GitHub Actions' }, []],
  ['that it is deprecated', known, { ...known, deprecated: 'use y' }, [/^low unmaintained: it is deprecated: use y/]],
]

test.each(rows)('of a release the registry says %s', async (_, before, after, findings) => {
  const { findings: all, code } = await told(before, after)
  expect(all).toEqual(findings.map((pattern) => expect.stringMatching(pattern) as string))
  expect(code).toBe(all.some((one) => one.startsWith('high')) ? 1 : 0)
})

test('a registry that says nothing of either is said so once, and changes no exit code', async () => {
  expect(await told({}, {})).toEqual({
    findings: [],
    notKnown: [expect.stringMatching(/^when they were released, who published them and where they were built, for 1 of 1 release: /)],
    code: 0,
  })
})
