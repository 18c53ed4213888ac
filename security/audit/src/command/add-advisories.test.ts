import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { runGalley } from '../../test/run-galley.ts'
import { writeZip } from '../cross-check/write-zip.ts'

const clean = fileURLToPath(new URL('../../fixtures/clean', import.meta.url))
let folder: string

beforeEach(() => {
  folder = tempFolder()
  cpSync(clean, folder, { recursive: true })
})

async function galley(args: readonly string[], more: Partial<System> = {}): Promise<{ code: number; out: string; said: string }> {
  const { system, out, said } = fakeSystem([...args, '--data', join(folder, 'data')], { cwd: folder, ...more })
  return { code: await runGalley(system), out: out(), said: said() }
}

const addressOf = (address: Parameters<System['fetch']>[0]): string => (address instanceof Request ? address.url : String(address))

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

  it('refuses an export that is not there, and an ecosystem that it does not know', async () => {
    expect((await galley(['advisories', 'update', '--advisories', 'none.zip'])).code).toBe(2)
    expect((await galley(['advisories', 'update', 'npm', '--advisories', writeAdvisory()])).code).toBe(2)
    expect(await galley(['advisories', 'update', 'crates'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('npm and PyPI') as string,
    })
  })

  it('fetches what OSV exports, from the address that is named, and an audit looks in it', async () => {
    const zip = writeZip([{ name: 'a.json', text: readFileSync(join(writeAdvisory(), 'GHSA-xxxx-test-0001.json'), 'utf8') }])
    const asked: string[] = []
    const fetch: System['fetch'] = async (address) => {
      asked.push(addressOf(address))
      return Promise.resolve(
        addressOf(address).endsWith('/npm/all.zip') ? new Response(new Uint8Array(zip)) : new Response(null, { status: 404 }),
      )
    }
    const env = { GALLEY_ADVISORIES_URL: 'https://variable.test/osv/' }
    const made = await galley(['advisories', 'update', 'NPM', '--from', 'https://flag.test'], { fetch, env })
    expect(made).toMatchObject({ code: 0, out: 'npm: 1 advisory, the newest of 2026-11-24, 0.0 MiB fetched\n' })
    expect((await audit()).code).toBe(1)
    expect((await galley(['advisories', 'status'])).out).toMatch(/npm +1 +2026-11-24T00:00:00Z +\d+ \S+ +https:\/\/flag\.test/)
    // Where none is named, those that are here are brought up to date.
    expect((await galley(['advisories', 'update'], { fetch, env })).code).toBe(0)
    expect((await galley(['advisories', 'update'], { fetch })).code).toBe(0)
    expect(asked).toEqual([
      'https://flag.test/npm/all.zip',
      'https://variable.test/osv/npm/all.zip',
      'https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip',
    ])
  })

  it('fetches the other ecosystem all the same where one cannot be had, and says which', async () => {
    const affected = [{ package: { ecosystem: 'PyPI', name: 'x' }, versions: ['1'] }]
    const zip = writeZip([{ name: 'a.json', text: JSON.stringify({ id: 'PYSEC-1', modified: '2026-11-24T00:00:00Z', affected }) }])
    const fetch: System['fetch'] = async (address) =>
      Promise.resolve(addressOf(address).includes('/PyPI/') ? new Response(new Uint8Array(zip)) : new Response(null, { status: 403 }))
    const { code, out, said } = await galley(['advisories', 'update'], { fetch })
    expect([code, out]).toEqual([3, 'PyPI: 1 advisory, the newest of 2026-11-24, 0.0 MiB fetched\n'])
    expect(said).toMatch(/npm could not be fetched from https:\/\/osv-vulnerabilities.*answered 403[^]*galley advisories update npm/)
  })

  it('asks for osv-scanner at the address that is named', async () => {
    const asked: string[] = []
    const fetch: System['fetch'] = async (address) => {
      asked.push(addressOf(address))
      return Promise.resolve(new Response(null, { status: 404 }))
    }
    const env = { GALLEY_SCANNER_URL: 'https://variable.test/releases' }
    const common = { fetch, platform: 'linux', arch: 'x64' } as const
    expect((await galley(['advisories', 'scanner', 'install', '--from', 'https://flag.test'], { ...common, env })).code).toBe(3)
    expect((await galley(['advisories', 'scanner', 'install'], { ...common, env })).code).toBe(3)
    const { code, said } = await galley(['advisories', 'scanner', 'install'], common)
    expect([code, said]).toEqual([3, expect.stringContaining('galley advisories scanner install') as string])
    const path = 'v2.6.0/multiple.intoto.jsonl'
    expect(asked).toEqual([
      `https://flag.test/${path}`,
      `https://variable.test/releases/${path}`,
      `https://github.com/google/osv-scanner/releases/download/${path}`,
    ])
  })

  it('names the command that fetches them, wherever there are none', async () => {
    expect((await galley(['advisories', 'status'])).out).toContain('galley advisories update npm')
    const { out, said } = await audit()
    expect(`${out}${said}`).toContain('galley advisories update npm')
  })
})
