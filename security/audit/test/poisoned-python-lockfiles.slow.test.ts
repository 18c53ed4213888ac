import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, defaultPolicy, offlineChecks, readLockfiles } from '../src/index.ts'
import { findManager } from './managers/find-manager.ts'
import { poisonsOfPython } from './poison/poisons-of-python.ts'

const root = tempFolder()

/** The dependencies of published packages, by the names of the packages. */
const published: Readonly<Record<string, readonly string[]>> = {
  flask: [
    'blinker>=1.9.0',
    'click>=8.1.3',
    "importlib-metadata>=3.6.0; python_version < '3.10'",
    'itsdangerous>=2.2.0',
    'jinja2>=3.1.2',
    'werkzeug>=3.1.0',
  ],
  httpx: ['anyio', 'certifi', 'httpcore==1.*', 'idna', 'h2>=3,<5', 'socksio==1.*', 'rich>=10,<15'],
  black: [
    'mypy-extensions>=0.4.3',
    'packaging>=22.0',
    'pathspec>=0.9.0',
    'platformdirs>=2',
    "tomli>=1.1.0; python_version < '3.11'",
    "colorama>=0.4.3; sys_platform == 'win32'",
  ],
  requests: ['charset_normalizer>=2,<4', 'urllib3>=1.26,<3', 'PySocks>=1.5.6,!=1.5.7'],
  pydantic: [
    'annotated-types>=0.6.0',
    'typing-extensions>=4.12.2',
    'email-validator>=2.0.0',
    "tzdata; python_version >= '3.9' and platform_system == 'Windows'",
  ],
}

/** A repository with one package, as a git address and the commit it is at. */
function createRepository(): { readonly git: string; readonly commit: string } {
  const folder = join(root, 'repository')
  fs.mkdirSync(folder)
  fs.writeFileSync(join(folder, 'pyproject.toml'), '[project]\nname = "tiny-pad"\nversion = "1.0.3"\n')
  fs.writeFileSync(join(folder, 'tiny_pad.py'), '')
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder, encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'One')
  return { git: `git+file://${folder}`, commit: git('rev-parse', 'HEAD') }
}

/** The findings about places and pins that stop a gate. */
async function alarmsIn(folder: string): Promise<readonly Finding[]> {
  const source = await readLockfiles({ fs, cwd: folder, paths: ['.'], exclude: [] })
  const clock = (): Date => new Date('2026-11-28T12:00:00Z')
  const only = ['integrity', 'sources'] as const
  const { report } = await audit({ ...source, checks: offlineChecks, only, offline: true, policy: defaultPolicy, clock })
  expect(report.coverage.packages).toBeGreaterThan(20)
  return report.findings.filter(({ severity }) => severity === 'high' || severity === 'critical')
}

describe.for(['uv', 'poetry'] as const)('a lockfile of %s', async (name) => {
  const manager = await findManager(name)
  const { git, commit } = name === 'uv' ? createRepository() : { git: '', commit: '' }
  const folder = join(root, name)
  const path = join(folder, `${name}.lock`)
  let honest = ''

  beforeAll(async () => {
    if (manager === null) return
    fs.mkdirSync(folder)
    const groups = Object.entries(published).map(([one, needs]) => `${one} = ${JSON.stringify(needs)}`)
    // Poetry builds what it takes from a repository, so that it is not asked for one here.
    const needs = ['anyio', ...(git === '' ? [] : [`tiny-pad @ ${git}`])]
    const manifest = `[project]\nname = "case"\nversion = "1.0.0"\nrequires-python = ">=3.11"\ndependencies = ${JSON.stringify(needs)}\n\n[dependency-groups]\n${groups.join('\n')}\n`
    fs.writeFileSync(join(folder, 'pyproject.toml'), manifest)
    const { code, stderr } = await manager.run(['lock'], { cwd: folder })
    expect(stderr.slice(-500), String(code)).toSatisfy(() => code === 0)
    honest = fs.readFileSync(path, 'utf8')
  }, 120_000)

  test.skipIf(manager === null)('from the manifests of published packages is no alarm', async () => {
    expect(await alarmsIn(folder)).toEqual([])
  })

  test.skipIf(manager === null).for(Object.entries(poisonsOfPython[name](commit)))('%s', async ([fault, poison]) => {
    fs.writeFileSync(path, poison(honest))
    const subject = fault === 'moved git' ? /tiny-pad|sniffio|idna/ : fault === 'redirected direct' ? /anyio/ : /idna/
    expect(await alarmsIn(folder)).toContainEqual(expect.objectContaining({ subject: expect.stringMatching(subject) as string }))
  })
})
