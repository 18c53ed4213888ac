import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeSystem } from '@galley/testkit'
import { runGalley } from '../../test/run-galley.ts'

let folder = ''
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const manifest = '{\n  "dependencies": {\n    "top": "^1.0.0"\n  }\n}\n'

beforeEach(() => {
  folder = tempFolder()
  const affected = [
    { package: { ecosystem: 'npm', name: 'deep' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.3' }] }] },
  ]
  const record = {
    id: 'GHSA-test-0001',
    modified: '2026-11-24T00:00:00Z',
    summary: 'Trouble in deep',
    affected,
    database_specific: { severity: 'HIGH' },
  }
  write('advisories/GHSA-test-0001.json', JSON.stringify(record))
  const entry = (name: string, version: string): object => ({
    version,
    resolved: `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`,
  })
  const packages = {
    '': { dependencies: { top: '^1.0.0' } },
    'node_modules/top': { ...entry('top', '1.0.0'), dependencies: { deep: '^2.0.0' } },
    'node_modules/deep': entry('deep', '2.0.0'),
  }
  write('web/package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
  write('web/package.json', manifest)
})

async function fix(...flags: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  const args = [
    'audit',
    'web',
    '--only',
    'vulnerabilities',
    '--offline',
    '--advisories',
    'advisories',
    '--data',
    join(folder, 'data'),
    ...flags,
  ]
  const { system, out, said } = fakeSystem(args, { cwd: folder })
  return { code: await runGalley(system), out: out(), said: said() }
}

describe('galley audit --fix', () => {
  it('shows the diff, audits the packages as they would be, and writes nothing', async () => {
    const { code, out, said } = await fix('--fix')
    expect(code).toBe(3)
    expect(out).toMatch(/^--- a\/web\/package\.json\n/)
    expect(out).toContain('+    "deep@<2.0.3": "2.0.3"\n')
    expect(out).toContain('galley audit --fix --write')
    expect(out).toContain(
      'not proven, because it was not resolved: npm is not asked offline.\n  If these versions fit, 1 finding would be cleared, 0 left.',
    )
    expect(said).toContain('2 packages in 1 file')
    expect(read('web/package.json')).toBe(manifest)
  })

  it('writes it when asked to, once, and leaves the lockfile to the package manager', async () => {
    const lock = read('web/package-lock.json')
    expect(await fix('--fix', '--write')).toMatchObject({
      code: 3,
      out: expect.stringContaining('web/package-lock.json: written, not proven') as string,
    })
    const written = read('web/package.json')
    expect(JSON.parse(written)).toEqual({ dependencies: { top: '^1.0.0' }, overrides: { 'deep@<2.0.3': '2.0.3' } })
    expect(read('web/package-lock.json')).toBe(lock)
    const again = await fix('--fix', '--write')
    expect(again.out).toContain('Asked for already')
    expect(read('web/package.json')).toBe(written)
  })

  it('is data for machines, and refuses --write alone', async () => {
    expect(JSON.parse((await fix('--fix', '--json')).out)).toMatchObject({
      schema: 'galley.fix/1',
      written: false,
      moves: [{ name: 'deep', to: '2.0.3' }],
    })
    expect((await fix('--write')).code).toBe(2)
    expect(read('web/package.json')).toBe(manifest)
  })
})
