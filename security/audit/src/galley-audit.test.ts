import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram, type System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { galleyAudit } from './galley-audit.ts'

let folder: string
beforeEach(() => {
  folder = tempFolder()
})

async function run(args: readonly string[], more: Partial<System> = {}): Promise<{ code: number; out: string; said: string }> {
  const { system, out, said } = fakeSystem(args, {
    program: 'galley-audit',
    cwd: folder,
    env: { GALLEY_DATA: join(folder, 'data') },
    ...more,
  })
  return { code: await runProgram(system, galleyAudit), out: out(), said: said() }
}

const project = (fixture: string): void =>
  cpSync(new URL(`../fixtures/${fixture}`, import.meta.url), join(folder, 'project'), { recursive: true })

describe('galley-audit', () => {
  it('is the audit itself, and speaks of its commands by its own name', async () => {
    project('clean')
    expect((await run(['--help'])).out).toMatch(/Usage: galley-audit .*\[paths\.\.\.\][\s\S]*galley-audit --omit dev --report sarif=/)
    expect(await run(['project', '--offline', '--only', 'names'])).toEqual({
      code: 0,
      out: '1 package in 1 file; 1 check done, 13 not asked\nno findings\n',
      said: '',
    })
    expect((await run(['project', '--offline'])).out).toContain('do  galley-audit advisories update npm\n')
  })

  it('keeps its own advisories, with the options of that command', async () => {
    expect((await run(['advisories', 'status', '--data', join(folder, 'other')])).code).toBe(3)
    expect((await run(['--data', join(folder, 'other'), 'advisories', 'nothing'])).code).toBe(2)
  })

  it('does nothing for a folder that happens to be called like its command', async () => {
    project('name-confusion')
    cpSync(join(folder, 'project'), join(folder, 'advisories'), { recursive: true })
    expect((await run(['./advisories', '--only', 'names'])).code).toBe(1)
  })
})

describe('the first minute, with neither index nor network', () => {
  const dead = { fetch: () => Promise.reject(new TypeError('no network')) }

  it('answers what the files tell, and says once for all checks what is missing', async () => {
    project('name-confusion')
    const { code, out } = await run(['project', '--verbose'], dead)
    const [head = '', done = ''] = out.split('\n')
    expect(code).toBe(3)
    expect(head).toMatch(/^2 packages in 1 file; \d+ checks done; could not check: vulnerabilities, /)
    expect(done).toBe('  done        names, integrity, sources, scripts, actions, licences, drift, bins')
    expect(out).toContain('CRITICAL name-confusion')
    expect(out.match(/NOT CHECKED {2}/g)).toHaveLength(3)
    expect(out).toMatch(/NOT CHECKED {2}vulnerabilities: .* {2}do {2}.*`galley-audit advisories update npm`/)
  })
})

describe('--report', () => {
  it('writes the same run in other formats, and prints it all the same', async () => {
    project('name-confusion')
    const more = ['--report', 'sarif=audit.sarif', '--report=markdown=a=b.md']
    const { code, out, said } = await run(['project', '--only', 'names', ...more], { isOutTerminal: true })
    expect({ code, lines: said.split('\n').length }).toEqual({ code: 1, lines: 3 })
    expect(out).toContain('\u001B[')
    expect(JSON.parse(readFileSync(join(folder, 'audit.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(readFileSync(join(folder, 'a=b.md'), 'utf8')).toContain('## Dependency audit')
    await run(['project', '--only', 'names', '--report', 'text=plain.txt'], { isOutTerminal: true })
    expect(readFileSync(join(folder, 'plain.txt'), 'utf8')).not.toContain('\u001B[')
  })

  it.each(['sarif', 'pdf=a.pdf', 'sarif='])('refuses %j', async (asked) => {
    project('clean')
    expect(await run(['project', '--only', 'names', '--report', asked])).toMatchObject({ code: 2, out: '' })
  })
})

describe('the line of progress', () => {
  const online = { fetch: () => Promise.reject(new TypeError('no network')), isTerminal: true }

  it('tells packages, checks, hosts and what it waits for, and is gone at the end', async () => {
    project('clean')
    const lines: string[] = []
    await run(['project'], { ...online, redraw: (line) => void lines.push(line) })
    expect(lines[0]).toBe('  reading lockfiles')
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}1 package in 1 file · \d+ of 14 checks · .*registry\.npmjs\.org 0\/1 · waiting for /),
    )
    expect(lines.at(-1)).toBe('')
  })

  it('is not there where nobody looks, or nobody wants it', async () => {
    project('clean')
    const lines: string[] = []
    await run(['project'], { ...online, isTerminal: false, redraw: (line) => void lines.push(line) })
    await run(['project', '--quiet'], { ...online, redraw: (line) => void lines.push(line) })
    expect(lines).toEqual([])
  })
})

describe('--omit dev', () => {
  const entry = (dev: boolean): object => ({ version: '1.0.0', ...(dev ? { dev } : {}), hasInstallScript: true })
  const record = (id: string, name: string): object => ({
    id,
    modified: '2026-11-24T00:00:00Z',
    summary: 'x',
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] }],
  })
  const records = [record('GHSA-1', 'for-tests'), record('MAL-2026-1', 'bad-tool')]

  beforeEach(() => {
    mkdirSync(join(folder, 'osv'))
    for (const [index, text] of records.entries()) writeFileSync(join(folder, 'osv', `${index}.json`), JSON.stringify(text))
    const packages = {
      '': { dependencies: { 'left-part': '1.0.0' }, devDependencies: { 'for-tests': '1.0.0', 'bad-tool': '1.0.0' } },
      'node_modules/left-part': { ...entry(false), hasInstallScript: undefined },
      'node_modules/for-tests': entry(true),
      'node_modules/bad-tool': entry(true),
    }
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }))
    writeFileSync(join(folder, 'package.json'), JSON.stringify(packages['']))
  })
  const flags = ['package-lock.json', '--offline', '--advisories', 'osv', '--only', 'vulnerabilities,scripts,drift']

  it('leaves out what only development needs, and says how many', async () => {
    expect((await run(flags)).out).toMatch(/for-tests[\s\S]*install-script|install-script[\s\S]*for-tests/)
    const { code, out } = await run([...flags, '--omit', 'dev'])
    expect(out.split('\n')[0]).toBe('1 package in 1 file; 2 development packages left out; 3 checks done, 12 not asked')
    expect(out).not.toMatch(/for-tests|install-script|lock-drift/)
    // Malware runs where it is installed, development or not.
    expect(out).toContain('CRITICAL known-malicious')
    expect(code).toBe(1)
    rmSync(join(folder, 'osv', '1.json'))
    expect((await run([...flags, '--omit', 'dev'])).code).toBe(0)
  })

  it('leaves out nothing else', async () => {
    expect(await run([...flags, '--omit', 'optional'])).toMatchObject({ code: 2, out: '' })
  })

  it('says in JSON and in the bill of materials what is left', async () => {
    const json = JSON.parse((await run([...flags, '--omit=dev', '--json'])).out) as { coverage: object }
    expect(json.coverage).toMatchObject({ packages: 1, omitted: { dev: 2 } })
    const bill = (await run([...flags, '--omit=dev', '--format', 'cyclonedx'])).out
    expect(JSON.parse(bill)).toMatchObject({ components: [{ name: 'left-part' }] })
  })
})
