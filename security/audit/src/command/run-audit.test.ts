import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { runGalley } from '../../test/run-galley.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
let folder: string

beforeEach(() => {
  folder = tempFolder()
})

/** Audits a copy of a fixture, where the data folder is one of its own. */
async function audit(
  fixture: string | null,
  args: readonly string[],
  more: Partial<System> = {},
): Promise<{ code: number; out: string; said: string }> {
  if (fixture !== null) cpSync(join(fixtures, fixture), folder, { recursive: true })
  const { system, out, said } = fakeSystem(['audit', ...args, '--data', join(folder, 'data')], { cwd: folder, ...more })
  return { code: await runGalley(system), out: out(), said: said() }
}

const offline = ['--only', 'names,integrity,sources,scripts,drift']

describe('galley audit', () => {
  it('is clean, and says first how much was checked', async () => {
    const { code, out } = await audit('clean', offline)
    expect({ code, lines: out.split('\n') }).toEqual({
      code: 0,
      lines: ['1 package in 1 file; 5 checks done, 9 not asked', 'no findings', ''],
    })
  })

  it('names the package that compares releases where it is not installed', async () => {
    const { code, said } = await audit('clean', ['--since', 'main'])
    expect(code).toBe(2)
    expect(said).toContain('[UPGRADE_MISSING]')
    expect(said).toContain('npm install --save-exact @galley/upgrade@0.0.0-test')
  })

  it('cannot compare where the policy asks for it and no state is named', async () => {
    const { code, out } = await audit('clean', ['--only', 'upgrades', '--offline'])
    expect(code).toBe(3)
    expect(out).toContain('NOT CHECKED  upgrades: no earlier state is named to compare with')
  })

  it('finds a planted imitation', async () => {
    const { code, out } = await audit('name-confusion', offline)
    expect(code).toBe(1)
    expect(out).toMatch(/CRITICAL name-confusion .*\n {2}expresss@1\.0\.0 {2}package-lock\.json:\d+\n {4}resembles express: /)
    expect(out).toMatch(/HIGH name-confusion .*\n {2}axois@1\.0\.0 /)
  })

  it('is the same SARIF from any folder of a repository', async () => {
    mkdirSync(join(folder, '.git'))
    cpSync(join(fixtures, 'name-confusion'), join(folder, 'apps', 'web'), { recursive: true })
    const args = ['--only', 'names', '--format', 'sarif']
    const places = [
      await audit(null, args),
      await audit(null, args, { cwd: join(folder, 'apps', 'web') }),
      await audit(null, [join(folder, 'apps', 'web'), ...args], { cwd: tmpdir() }),
    ]
    const results = places.map(({ out }) => JSON.parse(out).runs[0].results)
    expect(results[0][0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'apps/web/package-lock.json',
      uriBaseId: '%SRCROOT%',
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  it('fails at the severity that is asked for', async () => {
    expect((await audit('bin-shadow', ['--only', 'bins'])).code).toBe(0)
    expect((await audit('bin-shadow', ['--only', 'bins', '--fail-on', 'medium'])).code).toBe(1)
    expect((await audit('install-script', ['--only', 'scripts', '--fail-on', 'none'])).code).toBe(0)
  })

  it.each([
    ['offline, without advisories', ['--offline'], 'do  galley advisories update npm'],
    ['without a network', [], 'no network in a test'],
  ])('is not green where vulnerabilities were not looked for: %s', async (_name, args, words) => {
    const { code, out } = await audit('clean', args)
    expect(code).toBe(3)
    expect(out).toContain('could not check: vulnerabilities')
    expect(out).toContain(words)
  })

  it('is not green with a part that cannot be read', async () => {
    const { code, out } = await audit('blind-spot', offline)
    expect(code).toBe(3)
    expect(out).toContain('HIGH blind-spot')
  })

  it('writes a document of each format to a file', async () => {
    const formats = {
      json: '"galley.audit/1"',
      sarif: '"2.1.0"',
      markdown: '## Dependency audit',
      cyclonedx: '"CycloneDX"',
      text: 'name-confusion',
    }
    for (const [format, words] of Object.entries(formats)) {
      const file = join(folder, `audit.${format}`)
      const { code, out, said } = await audit('name-confusion', [...offline, '--format', format, '-o', file])
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(said).toContain('1 critical · 1 high')
      expect(readFileSync(file, 'utf8')).toContain(words)
    }
  })

  it('says that OpenVEX has nothing to state', async () => {
    expect(await audit('clean', [...offline, '--format', 'openvex'])).toMatchObject({
      code: 0,
      out: '',
      said: '  No vulnerability was found, and OpenVEX can state nothing else.\n',
    })
  })

  it.each([
    ['a path that does not exist', ['no/such/path'], 2],
    ['a check that is none', ['--only', 'everything'], 2],
    ['a format that is none', ['--format', 'pdf'], 2],
    ['a policy that is not there', ['--policy', 'no.json'], 2],
    ['an export that is not there', ['--advisories', 'no.zip'], 2],
    ['a folder without a lockfile', ['empty'], 3],
  ])('refuses %s', async (name, args, expected) => {
    if (name === 'a folder without a lockfile') cpSync(join(fixtures, 'clean', 'package.json'), join(folder, 'empty', 'readme.json'))
    const { code, out } = await audit('clean', args)
    expect({ code, out }).toEqual({ code: expected, out: '' })
  })

  it.each([
    ['an unknown key', { failon: 'high' }, 'failon'],
    ['a waiver without an end', { waivers: [{ rule: 'vulnerable', purl: 'pkg:npm/a', reason: 'r', owner: 'o' }] }, 'expires'],
    [
      'a purl that is none',
      { waivers: [{ rule: 'vulnerable', purl: 'a', reason: 'r', owner: 'o', expires: '2027-01-01' }] },
      'is not a package URL',
    ],
  ])('refuses a policy with %s', async (_name, policy, words) => {
    writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify(policy))
    const { code, out, said } = await audit('clean', offline)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(said).toContain(words)
  })

  it('does not judge another project by the policy of where it stands', async () => {
    writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify({ failOn: 'none' }))
    const other = tempFolder()
    cpSync(join(fixtures, 'name-confusion'), other, { recursive: true })
    expect((await audit(null, [other, ...offline])).code).toBe(1)
  })
})
