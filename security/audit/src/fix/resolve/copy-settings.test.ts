import { describe, expect, it } from 'vitest'
import { packageManagers } from './package-managers.ts'
import type { ScratchCopy } from './package-manager.ts'

const lockfiles = {
  npm: 'package-lock.json',
  pnpm: 'pnpm-lock.yaml',
  'yarn-classic': 'yarn.lock',
  'yarn-berry': 'yarn.lock',
  bun: 'bun.lock',
}

/** The scratch copy of a project with the files named, beside a lockfile and a manifest. */
function copy(format: keyof typeof lockfiles | 'uv' | 'poetry', files: Readonly<Record<string, string>>): ScratchCopy {
  const lockfile = format === 'uv' || format === 'poetry' ? `${format}.lock` : lockfiles[format]
  const manifest = format === 'uv' || format === 'poetry' ? { 'pyproject.toml': '[project]\nname = "x"\n' } : { 'package.json': '{}' }
  const all: Readonly<Record<string, string>> = { [lockfile]: 'lock', ...manifest, ...files }
  return packageManagers[format]!.copy({ lockfile, folders: ['.', 'apps/web'], read: (path) => all[path] ?? null })
}

describe('a project whose settings load code', () => {
  it.each([
    ['npm', '.npmrc', 'script-shell=/bin/evil', 'script-shell'],
    ['npm', '.npmrc', '  node-options = --require ./evil.cjs', 'node-options'],
    ['npm', '.npmrc', 'GIT=./evil', 'GIT'],
    ['npm', '.npmrc', 'registry=https://example.org/${SECRET}/', 'registry'],
    ['pnpm', '.pnpmfile.cjs', '', '.pnpmfile.cjs'],
    ['pnpm', '.pnpmfile.mjs', '', '.pnpmfile.mjs'],
    ['pnpm', 'pnpm-workspace.yaml', 'configDependencies:\n  hooks: 1.0.0\n', 'configDependencies'],
    ['pnpm', 'package.json', '{ "pnpm": { "configDependencies": {} } }', 'configDependencies'],
    ['pnpm', '.npmrc', 'pnpmfile=./evil.cjs', 'pnpmfile'],
    ['yarn-classic', '.npmrc', 'script-shell=./evil', 'script-shell'],
    ['yarn-berry', '.yarnrc.yml', 'plugins:\n  - path: ./evil.cjs\n', 'plugins'],
    ['yarn-berry', '.yarnrc.yml', 'npmRegistryServer: "https://example.org/${SECRET}"\n', 'npmRegistryServer'],
    ['bun', 'bunfig.toml', 'preload = ["./evil.ts"]\n', 'preload'],
    ['bun', 'bunfig.toml', '[install.security]\nscanner = "evil"\n', 'scanner'],
    ['uv', 'pyproject.toml', '[project]\nname = "x"\ndynamic = ["dependencies"]\n', 'build back end'],
    ['uv', 'apps/web/pyproject.toml', '[project]\nname = "y"\ndynamic = ["optional-dependencies"]\n', 'build back end'],
    ['poetry', 'pyproject.toml', '[tool.poetry.requires-plugins]\nevil = "*"\n', 'plugins'],
  ] as const)('%s: %s with %j is not resolved', (format, file, text, why) => {
    expect(copy(format, { [file]: text })).toEqual({ why: expect.stringContaining(why) as string })
  })
})

describe('a scratch copy', () => {
  it('has manifests and lockfile, and of the settings what says where packages come from', () => {
    const npmrc =
      '; ours\nregistry=https://npm.example.org/\n//npm.example.org/:_authToken=${NPM_TOKEN}\n@own:registry = https://own.example.org\ncache=/home/u\n'
    expect(copy('npm', { '.npmrc': npmrc, 'apps/web/package.json': '{ "name": "web" }', 'index.js': 'code' })).toEqual({
      files: {
        'package.json': '{}',
        'apps/web/package.json': '{ "name": "web" }',
        'package-lock.json': 'lock',
        '.npmrc':
          'registry=https://npm.example.org/\n//npm.example.org/:_authToken=${NPM_TOKEN}\n@own:registry = https://own.example.org\n',
      },
      variables: ['NPM_TOKEN'],
    })
  })

  it('leaves out the project’s own yarn, and places outside', () => {
    const yarnrc = 'yarnPath: .yarn/releases/evil.cjs\ncacheFolder: /home/u\nnpmScopes:\n  own:\n    npmAuthToken: "${OWN_TOKEN:-none}"\n'
    expect(copy('yarn-berry', { '.yarnrc.yml': yarnrc })).toMatchObject({
      files: { '.yarnrc.yml': 'npmScopes:\n  own:\n    npmAuthToken: ${OWN_TOKEN:-none}\n' },
      variables: ['OWN_TOKEN'],
    })
    expect(copy('yarn-classic', { '.yarnrc': 'yarn-path "./evil.js"\nregistry "https://npm.example.org"\n' })).toMatchObject({
      files: { '.yarnrc': 'registry "https://npm.example.org"\n' },
    })
    expect(copy('pnpm', { 'pnpm-workspace.yaml': 'cacheDir: /home/u\noverrides:\n  a: 1.0.0\n' })).toMatchObject({
      files: { 'pnpm-workspace.yaml': 'overrides:\n  a: 1.0.0\n' },
    })
  })
})
