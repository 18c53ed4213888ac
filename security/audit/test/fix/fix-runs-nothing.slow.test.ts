import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { findManager } from '../managers/find-manager.ts'
import type { ManagerName } from '../managers/manager-pins.ts'
import { runProgram } from '../managers/run-program.ts'
import { advisory, runFix, writeFiles } from './run-fix.ts'

// Projects that would run code of their own as soon as their package manager looks at them: it writes a file. `--fix` never makes it
// appear; the control, the package manager by itself, does.
const root = tempFolder()

interface Trap {
  readonly manager: ManagerName
  /** Words of the answer: resolved all the same, or why not. */
  readonly says: string
  /** The project's files; `{marker}` is the path of the file that its code writes. */
  readonly files: Readonly<Record<string, string>>
  /** Folders of the project in front of the path. */
  readonly path?: readonly string[]
  readonly control: readonly string[]
  readonly controlEnv?: Readonly<Record<string, string>>
}

const js = "require('node:fs').writeFileSync('{marker}', '')\n"
const py = "open('{marker}', 'w').close()\n"
const sh = '#!/bin/sh\ntouch {marker}\n'
const scripts = Object.fromEntries(
  ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare'].map((name) => [name, 'node evil.cjs']),
)
const packageJson = (more: object): string =>
  `${JSON.stringify({ name: 'own', version: '1.0.0', dependencies: { lodash: '4.17.20' }, ...more }, null, 2)}\n`
const pyproject = (more: string, dependency = ''): string =>
  `[project]\nname = "own"\nversion = "1.0.0"\nrequires-python = ">=3.10,<4"\ndependencies = ["idna==3.6"${dependency}]\n${more}`
const runScripts = { NPM_CONFIG_IGNORE_SCRIPTS: 'false', PNPM_CONFIG_IGNORE_SCRIPTS: 'false', YARN_ENABLE_SCRIPTS: '1' }

const traps: Readonly<Record<string, Trap>> = {
  'scripts of npm': {
    manager: 'npm',
    says: 'resolved by npm',
    files: { 'package.json': packageJson({ scripts }), 'evil.cjs': js },
    control: ['install'],
    controlEnv: runScripts,
  },
  'a shell for scripts in .npmrc': {
    manager: 'npm',
    says: 'its .npmrc names code to run (script-shell)',
    files: { 'package.json': packageJson({ scripts: { prepare: 'true' } }), '.npmrc': 'script-shell=./evil.sh\n', 'evil.sh': sh },
    control: ['install'],
    controlEnv: runScripts,
  },
  'an npm of the project’s own': {
    manager: 'npm',
    says: 'resolved by npm',
    files: { 'package.json': packageJson({ scripts: { prepare: 'npm' } }), 'node_modules/.bin/npm': sh, 'tools/npm': sh },
    path: ['node_modules/.bin', 'tools', '.'],
    control: ['install'],
    controlEnv: runScripts,
  },
  'scripts of pnpm': {
    manager: 'pnpm',
    says: 'resolved by pnpm',
    files: { 'package.json': packageJson({ scripts }), 'evil.cjs': js },
    control: ['install'],
    controlEnv: runScripts,
  },
  'a pnpmfile': {
    manager: 'pnpm',
    says: 'its .pnpmfile.cjs is code that decides what is installed',
    files: { 'package.json': packageJson({}), '.pnpmfile.cjs': js },
    control: ['install', '--lockfile-only'],
  },
  'a plugin of yarn 4': {
    manager: 'yarn-berry',
    says: 'its .yarnrc.yml loads plugins',
    files: {
      'package.json': packageJson({}),
      '.yarnrc.yml': 'plugins:\n  - ./evil.cjs\n',
      'evil.cjs': `module.exports = { name: 'evil', factory: () => { ${js.trim()}; return {} } }\n`,
    },
    control: ['install', '--mode=update-lockfile'],
  },
  'a yarn 4 of the project’s own': {
    manager: 'yarn-berry',
    says: 'resolved by yarn 4',
    files: { 'package.json': packageJson({ scripts }), '.yarnrc.yml': 'yarnPath: ./evil.cjs\n', 'evil.cjs': js },
    control: ['install'],
    controlEnv: { YARN_IGNORE_PATH: '0' },
  },
  'a yarn 1 of the project’s own': {
    manager: 'yarn-classic',
    says: 'resolved by yarn 1',
    files: { 'package.json': packageJson({ scripts }), '.yarnrc': 'yarn-path "./evil.cjs"\n', 'evil.cjs': js },
    control: ['install'],
    controlEnv: { YARN_IGNORE_PATH: '0' },
  },
  'what bun loads first': {
    manager: 'bun',
    says: 'its bunfig.toml names code to run (preload)',
    files: { 'package.json': packageJson({}), 'bunfig.toml': 'preload = ["./evil.cjs"]\n', 'evil.cjs': js, 'main.js': '' },
    control: ['main.js'],
  },
  'a build back end of uv': {
    manager: 'uv',
    says: 'computed by its build back end, which is not run',
    files: {
      'pyproject.toml':
        '[project]\nname = "own"\nversion = "1.0.0"\nrequires-python = ">=3.10,<4"\ndynamic = ["dependencies"]\n[build-system]\nrequires = []\nbuild-backend = "evil"\nbackend-path = ["."]\n',
      'evil.py': py,
    },
    control: ['lock'],
    controlEnv: { UV_NO_BUILD: '0' },
  },
  'a setup.py below uv': {
    manager: 'uv',
    says: 'could not resolve it',
    files: { 'pyproject.toml': pyproject('', ', "evil @ file://{folder}/evil-1.0.tar.gz"'), 'evil-1.0/setup.py': py },
    control: ['lock'],
    controlEnv: { UV_NO_BUILD: '0' },
  },
  'a setup.py below Poetry': {
    manager: 'poetry',
    says: 'would have to build a package',
    files: {
      'pyproject.toml': pyproject('[tool.poetry]\npackage-mode = false\n', ', "evil @ file://{folder}/evil-1.0.tar.gz"'),
      'evil-1.0/setup.py': py,
    },
    control: ['lock'],
  },
}

/** Lockfiles from before the trap was laid. */
const lockArgs: Readonly<Partial<Record<ManagerName, readonly string[]>>> = {
  npm: ['install', '--package-lock-only'],
  pnpm: ['install', '--lockfile-only'],
  'yarn-classic': ['install'],
  'yarn-berry': ['install', '--mode=update-lockfile'],
  bun: ['install', '--lockfile-only'],
  uv: ['lock'],
  poetry: ['lock'],
}

describe.for(Object.entries(traps))('%s', { concurrent: true }, async ([, trap]) => {
  const manager = await findManager(trap.manager)
  const isPython = trap.manager === 'uv' || trap.manager === 'poetry'

  test.skipIf(manager === null)('runs for the package manager, and not for --fix', async () => {
    const folder = mkdtempSync(join(root, 'trap-'))
    const [cwd, marker] = [join(folder, 'project'), join(folder, 'marker')]
    const [name, lowest, fixed] = isPython ? ['idna', '0', '3.7'] : ['lodash', '0', '4.17.21']
    writeFiles(folder, { 'advisories/one.json': advisory(isPython ? 'PyPI' : 'npm', name, [[lowest, fixed]]) })
    writeFiles(
      cwd,
      isPython
        ? { 'pyproject.toml': pyproject('[tool.poetry]\npackage-mode = false\n') }
        : { 'package.json': packageJson({}), 'yarn.lock': '' },
    )
    if (trap.manager !== 'yarn-berry' && trap.manager !== 'yarn-classic') rmSync(join(cwd, 'yarn.lock'), { force: true })
    const locked = await manager!.run(lockArgs[trap.manager] ?? [], { cwd })
    expect(locked.code, locked.stderr + locked.stdout).toBe(0)

    const laid = Object.entries(trap.files).map(
      ([path, text]) => [path, text.replaceAll('{marker}', marker).replaceAll('{folder}', cwd)] as const,
    )
    writeFiles(cwd, Object.fromEntries(laid))
    for (const [path, text] of laid) if (text.startsWith('#!')) chmodSync(join(cwd, path), 0o755)
    if (existsSync(join(cwd, 'evil-1.0'))) {
      writeFiles(cwd, { 'evil-1.0/PKG-INFO': 'Metadata-Version: 1.0\nName: evil\nVersion: 1.0\n' })
      await runProgram('tar', ['-czf', 'evil-1.0.tar.gz', 'evil-1.0'], { cwd, env: process.env })
    }
    const path = (trap.path ?? []).map((one) => join(cwd, one))
    for (const flags of [[], ['--write']]) {
      const { stdout, stderr } = await runFix(manager!, folder, flags, path)
      expect(stdout, stderr).toContain(trap.says)
      expect(existsSync(marker)).toBe(false)
    }
    const PATH = [...path, process.env['PATH']].join(':')
    await manager!.run(trap.control, { cwd, env: { ...trap.controlEnv, ...(trap.path ? { PATH } : {}) } })
    expect(existsSync(marker)).toBe(true)
  })
})
