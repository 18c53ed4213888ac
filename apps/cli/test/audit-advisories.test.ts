import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { run } from '../src/index.ts'

const clean = fileURLToPath(new URL('../../../security/audit/fixtures/clean', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-'))
  cpSync(clean, folder, { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function galley(args: readonly string[], more: Partial<System> = {}): Promise<{ code: number; out: string; said: string }> {
  const { system, out, said } = fakeSystem([...args, '--data', join(folder, 'data')], { cwd: folder, ...more })
  return { code: await run(system), out: out(), said: said() }
}

const audit = async (...args: string[]): Promise<{ code: number; out: string; said: string }> =>
  galley(['audit', '--only', 'vulnerabilities', '--offline', ...args])

/** A folder with one advisory, and what it says of express. */
function writeAdvisory(more: object = {}): string {
  const record = {
    schema_version: '1.6.0',
    id: 'GHSA-xxxx-test-0001',
    modified: '2026-11-24T00:00:00Z',
    aliases: ['CVE-2026-0001'],
    summary: 'Open redirect in express',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [
      { package: { ecosystem: 'npm', name: 'express' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.1' }] }] },
    ],
    ...more,
  }
  const at = join(folder, 'export')
  mkdirSync(at, { recursive: true })
  writeFileSync(join(at, `${record.id}.json`), JSON.stringify(record))
  return at
}

describe('galley audit --advisories', () => {
  it('finds a planted vulnerability, and says where to move', async () => {
    const { code, out } = await audit('--advisories', writeAdvisory())
    expect(code).toBe(1)
    expect(out).toMatch(
      /CRITICAL vulnerable .*\n {2}express@1\.0\.0 {2}package-lock\.json:\d+\n {4}Open redirect in express \(CVE-2026-0001, CVSS 9\.8\)\n {4}do {2}Move to 1\.0\.1/,
    )
  })

  it('is clean where the advisory covers another version', async () => {
    const affected = [{ package: { ecosystem: 'npm', name: 'express' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '2.0.0' }] }] }]
    expect((await audit('--advisories', writeAdvisory({ affected }))).code).toBe(0)
  })

  it('states a waived vulnerability as OpenVEX', async () => {
    const waiver = {
      rule: 'vulnerable',
      purl: 'pkg:npm/express@1',
      advisory: 'CVE-2026-0001',
      reason: 'no redirects',
      owner: 'dana',
      expires: '2026-12-31',
      justification: 'vulnerable_code_not_in_execute_path',
    }
    writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify({ waivers: [waiver] }))
    const { code, out } = await audit('--advisories', writeAdvisory(), '--format', 'openvex')
    expect(code).toBe(0)
    expect(JSON.parse(out).statements).toMatchObject([
      { vulnerability: { name: 'GHSA-xxxx-test-0001' }, status: 'not_affected', justification: 'vulnerable_code_not_in_execute_path' },
    ])
  })

  it.each([
    ['an empty export', () => mkdirSync(join(folder, 'export'))],
    ['one of another ecosystem', () => writeAdvisory({ affected: [{ package: { ecosystem: 'crates.io', name: 'serde' } }] })],
    [
      'one of the other ecosystem',
      () =>
        writeAdvisory({
          affected: [{ package: { ecosystem: 'PyPI', name: 'django' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }] }],
        }),
    ],
    ['one that is old', () => writeAdvisory({ modified: '2025-01-01T00:00:00Z' })],
    ['a zip that is cut', () => writeFileSync(join(folder, 'export'), 'PK\u0003\u0004 and then nothing')],
  ])('is never green with %s', async (_name, make) => {
    make()
    const { code, out, said } = await audit('--advisories', join(folder, 'export'))
    expect(code).toBe(3)
    expect(`${out}${said}`).toMatch(/stale-advisories|ADVISORIES_/)
  })
})

describe('galley advisories', () => {
  it('makes the index that an audit then looks in', async () => {
    expect((await galley(['advisories', 'status'])).code).toBe(3)
    const made = await galley(['advisories', 'update', '--advisories', writeAdvisory()])
    expect(made).toMatchObject({ code: 0, out: 'npm: 1 advisory, the newest of 2026-11-24\n' })
    expect((await galley(['advisories', 'status'])).out).toMatch(/npm +1 +2026-11-24T00:00:00Z/)
    expect((await audit()).code).toBe(1)
  })

  it('asks for an export', async () => {
    expect((await galley(['advisories', 'update'])).code).toBe(2)
    expect((await galley(['advisories', 'update', '--advisories', 'none.zip'])).code).toBe(2)
  })
})
