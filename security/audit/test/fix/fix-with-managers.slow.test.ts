import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { readLockfile } from '../../src/read-lockfile.ts'
import { findManager } from '../managers/find-manager.ts'
import type { ManagerName } from '../managers/manager-pins.ts'
import { advisory, runFix, writeFiles } from './run-fix.ts'

// `--fix --write` on small projects of real packages, with invented advisories. The package manager is the referee: it must accept the
// manifest and the lockfile that were written, and every package that came or went is named here.
const root = tempFolder()

/** The end of a program that took what it was given. */
const accepted: unknown = expect.objectContaining({ code: 0 })

interface Project {
  readonly dependencies: Readonly<Record<string, string>>
  /** Only while the first lockfile is made: holds others down. */
  readonly held?: Readonly<Record<string, string>>
  readonly advisories: readonly string[]
  readonly goes: readonly string[]
  readonly comes: readonly string[]
}

const npmProjects: Readonly<Record<string, Project>> = {
  'a direct dependency': {
    dependencies: { lodash: '4.17.20', ms: '2.1.2' },
    advisories: [advisory('npm', 'lodash', [['0', '4.17.21']])],
    goes: ['lodash@4.17.20'],
    comes: ['lodash@4.17.21'],
  },
  'a dependency of a dependency': {
    dependencies: { mkdirp: '0.5.1', ms: '2.1.2' },
    advisories: [advisory('npm', 'minimist', [['0', '0.2.4']])],
    goes: ['minimist@0.0.8'],
    comes: ['minimist@0.2.4'],
  },
  'two lines of one package, direct and not, and an alias': {
    dependencies: { '@isaacs/cliui': '8.0.2', 'ansi-regex': '5.0.0', 'has-ansi': '3.0.0' },
    advisories: [
      advisory('npm', 'string-width', [['4.0.0', '5.1.1']]),
      advisory('npm', 'ansi-regex', [
        ['3.0.0', '4.1.0'],
        ['5.0.0', '5.0.1'],
      ]),
    ],
    // The new string-width needs another emoji-regex, and no is-fullwidth-code-point.
    goes: ['ansi-regex@3.0.1', 'ansi-regex@5.0.0', 'emoji-regex@8.0.0', 'is-fullwidth-code-point@3.0.0', 'string-width@4.2.3'],
    comes: ['ansi-regex@4.1.0', 'string-width@5.1.1'],
  },
}

const pypiProjects: Readonly<Record<string, Project>> = {
  'a direct dependency': {
    dependencies: { idna: '==3.6', six: '==1.16.0' },
    advisories: [advisory('PyPI', 'idna', [['0', '3.7']])],
    goes: ['idna@3.6'],
    comes: ['idna@3.7'],
  },
  'a dependency of a dependency': {
    dependencies: { requests: '==2.28.0' },
    held: { urllib3: '==1.26.4', certifi: '==2022.12.7', idna: '==3.4', 'charset-normalizer': '==2.0.12' },
    advisories: [advisory('PyPI', 'urllib3', [['0', '1.26.20']])],
    goes: ['urllib3@1.26.4'],
    comes: ['urllib3@1.26.20'],
  },
  'two packages, direct and not': {
    dependencies: { requests: '==2.28.0', certifi: '==2022.12.7' },
    held: { urllib3: '==1.26.4', idna: '==3.4', 'charset-normalizer': '==2.0.12' },
    advisories: [advisory('PyPI', 'urllib3', [['0', '1.26.20']]), advisory('PyPI', 'certifi', [['0', '2023.7.22']])],
    goes: ['certifi@2022.12.7', 'urllib3@1.26.4'],
    comes: ['certifi@2023.7.22', 'urllib3@1.26.20'],
  },
}

interface Way {
  readonly manager: ManagerName
  readonly lockfile: string
  readonly projects: Readonly<Record<string, Project>>
  readonly manifest: (dependencies: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  readonly lock: readonly string[]
  /** Fails where manifest and lockfile do not agree. */
  readonly accept: readonly string[]
}

const packageJson: Way['manifest'] = (dependencies) => ({
  'package.json': `${JSON.stringify({ name: 'own', version: '1.0.0', dependencies }, null, 2)}\n`,
})
const pyproject: Way['manifest'] = (dependencies) => {
  const list = Object.entries(dependencies).map(([name, specifier]) => `  "${name}${specifier}",\n`)
  return {
    'pyproject.toml': `[project]\nname = "own"\nversion = "1.0.0"\nrequires-python = ">=3.10,<4"\ndependencies = [\n${list.join('')}]\n`,
  }
}

const ways: readonly Way[] = [
  {
    manager: 'npm',
    lockfile: 'package-lock.json',
    projects: npmProjects,
    manifest: packageJson,
    lock: ['install', '--package-lock-only'],
    accept: ['ci', '--dry-run'],
  },
  {
    manager: 'pnpm',
    lockfile: 'pnpm-lock.yaml',
    projects: npmProjects,
    manifest: packageJson,
    lock: ['install', '--lockfile-only'],
    accept: ['install', '--frozen-lockfile', '--lockfile-only'],
  },
  {
    manager: 'yarn-classic',
    lockfile: 'yarn.lock',
    projects: npmProjects,
    manifest: packageJson,
    lock: ['install', '--ignore-scripts'],
    accept: ['install', '--frozen-lockfile', '--ignore-scripts'],
  },
  {
    manager: 'yarn-berry',
    lockfile: 'yarn.lock',
    projects: npmProjects,
    manifest: (dependencies) => ({ ...packageJson(dependencies), 'yarn.lock': '' }),
    lock: ['install', '--mode=update-lockfile'],
    accept: ['install', '--immutable'],
  },
  {
    manager: 'bun',
    lockfile: 'bun.lock',
    projects: npmProjects,
    manifest: packageJson,
    lock: ['install', '--lockfile-only'],
    accept: ['install', '--frozen-lockfile', '--dry-run'],
  },
  { manager: 'uv', lockfile: 'uv.lock', projects: pypiProjects, manifest: pyproject, lock: ['lock'], accept: ['lock', '--check'] },
  {
    manager: 'poetry',
    lockfile: 'poetry.lock',
    projects: pypiProjects,
    manifest: (dependencies) => ({
      'pyproject.toml': `${pyproject(dependencies)['pyproject.toml'] ?? ''}\n[tool.poetry]\npackage-mode = false\n`,
    }),
    lock: ['lock'],
    accept: ['check', '--lock'],
  },
]

// Package managers wait for the network most of the time.
describe.for(ways)('$manager', { concurrent: true }, async ({ manager: name, lockfile, projects, manifest, lock, accept }) => {
  const manager = await findManager(name)

  test.skipIf(manager === null).for(Object.entries(projects))('%s', async ([title, project]) => {
    const folder = mkdtempSync(join(root, `${name}-`))
    const cwd = join(folder, 'project')
    const locked = (): readonly string[] =>
      readLockfile(lockfile, readFileSync(join(cwd, lockfile)), () => null).parsed.packages.map((one) => `${one.name}@${one.version}`)
    writeFiles(folder, Object.fromEntries(project.advisories.map((text, index) => [`advisories/${index}.json`, text])))
    if (project.held) {
      writeFiles(cwd, manifest({ ...project.dependencies, ...project.held }))
      expect(await manager!.run(lock, { cwd })).toEqual(accepted)
    }
    writeFiles(cwd, manifest(project.dependencies))
    expect(await manager!.run(lock, { cwd })).toEqual(accepted)
    const before = new Set(locked())

    const { code, stdout, stderr } = await runFix(manager!, folder, ['--write'])
    expect(stdout, `${title}\n${stderr}`).toContain(' cleared, 0 left. Nothing else moved.')
    expect(code, stdout).toBe(0)

    expect(await manager!.run(accept, { cwd })).toEqual(accepted)
    const after = new Set(locked())
    expect([...before.difference(after)].toSorted()).toEqual(project.goes)
    expect([...after.difference(before)].toSorted()).toEqual(project.comes)
  })
})
