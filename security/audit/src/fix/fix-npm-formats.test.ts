import { describe, expect, it } from 'vitest'
import { npmFormat } from '../formats/npm/npm-format.ts'
import { pnpmFormat } from '../formats/pnpm/pnpm-format.ts'
import { locked, plan } from '../../test/fix/plan-for.ts'

const pnpmLock = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      foo:
        specifier: ^1.0.0
        version: 1.0.0
      bar:
        specifier: ^1.0.0
        version: 1.0.0

  apps/web:
    dependencies:
      foo:
        specifier: 'catalog:'
        version: 1.0.0

packages:

  foo@1.0.0:
    resolution: {integrity: sha512-a}

  bar@1.0.0:
    resolution: {integrity: sha512-b}

  deep@2.0.0:
    resolution: {integrity: sha512-c}

  deep@1.5.0:
    resolution: {integrity: sha512-c}

snapshots:

  foo@1.0.0: {}

  bar@1.0.0:
    dependencies:
      deep: 2.0.0

  deep@2.0.0: {}

  deep@1.5.0: {}
`

describe('pnpm', () => {
  const { packages, roots } = pnpmFormat.parse(pnpmLock, 'pnpm-lock.yaml', () => null)
  const texts = {
    'pnpm-lock.yaml': pnpmLock,
    'package.json': '{\n  "packageManager": "pnpm@12.4.2",\n  "dependencies": { "foo": "^1.0.0", "bar": "^1.0.0" }\n}\n',
    'apps/web/package.json': '{ "dependencies": { "foo": "catalog:" } }\n',
    'pnpm-workspace.yaml': '# ours\ncatalog:\n  foo: ^1.0.0 # keep\nminimumReleaseAge: 4320\n',
  }

  it('raises a direct dependency in its manifest and in the catalog, and nothing else', () => {
    const { after, edits, again } = plan('pnpm', 'pnpm-lock.yaml', texts, packages, { foo: ['1.0.5'] }, { roots })
    expect(edits.map(({ file }) => file)).toEqual(['package.json', 'pnpm-workspace.yaml'])
    expect(after['package.json']).toBe(texts['package.json'].replace('"foo": "^1.0.0"', '"foo": "^1.0.5"'))
    expect(after['pnpm-workspace.yaml']).toBe(texts['pnpm-workspace.yaml'].replace('foo: ^1.0.0', 'foo: ^1.0.5'))
    expect(again.edits).toEqual([])
    expect(again.moves).toMatchObject([{ name: 'foo', isAsked: true }])
  })

  it('overrides what comes through others, for the major line that is affected', () => {
    const { after, again, notes, installs } = plan(
      'pnpm',
      'pnpm-lock.yaml',
      texts,
      packages,
      { 'deep@2.0.0': ['1.5.9', '2.0.3', '3.0.0'] },
      { roots },
    )
    expect(after['pnpm-workspace.yaml']).toBe(`${texts['pnpm-workspace.yaml']}\noverrides:\n  deep@>=2.0.0 <2.0.3: 2.0.3\n`)
    expect(again.edits).toEqual([])
    expect(notes).toHaveLength(1)
    expect(installs).toEqual([{ folder: '.', command: 'pnpm install' }])
  })

  it('overrides a direct dependency too where another package needs it', () => {
    const lock = pnpmLock.replace('deep: 2.0.0', 'foo: 1.0.0(deep@2.0.0)')
    const { after } = plan('pnpm', 'pnpm-lock.yaml', { ...texts, 'pnpm-lock.yaml': lock }, packages, { foo: ['1.0.5'] }, { roots })
    expect(after['pnpm-workspace.yaml']).toContain('overrides:\n  foo@<1.0.5: 1.0.5\n')
  })

  it('keeps an override that asks for more', () => {
    const higher = { ...texts, 'pnpm-workspace.yaml': 'overrides:\n  deep@>=2.0.0 <2.0.3: 2.5.0\n' }
    const { edits, moves } = plan('pnpm', 'pnpm-lock.yaml', higher, packages, { 'deep@2.0.0': ['2.0.3'] }, { roots })
    expect(edits).toEqual([])
    expect(moves).toMatchObject([{ isAsked: true }])
  })

  it('moves two lines apart, and together where they end in one version', () => {
    const apart = plan('pnpm', 'pnpm-lock.yaml', texts, packages, { deep: ['1.5.9', '2.0.3'] }, { roots })
    expect(apart.after['pnpm-workspace.yaml']).toContain('  deep@>=2.0.0 <2.0.3: 2.0.3\n')
    expect(apart.after['pnpm-workspace.yaml']).toContain('  deep@<1.5.9: 1.5.9\n')
    const together = plan('pnpm', 'pnpm-lock.yaml', texts, packages, { deep: ['3.0.0'] }, { roots })
    expect(together.after['pnpm-workspace.yaml']).toContain('overrides:\n  deep@<3.0.0: 3.0.0\n')
    expect(together.moves).toMatchObject([{ from: ['1.5.0', '2.0.0'], to: '3.0.0', isMajor: true }])
  })

  it('lets exactly the young fix through', () => {
    const publishedAt = (): Date => new Date('2026-11-23T00:00:00Z')
    const young = plan('pnpm', 'pnpm-lock.yaml', texts, packages, { deep: ['3.0.0'] }, { roots, publishedAt })
    expect(young.after['pnpm-workspace.yaml']).toContain('minimumReleaseAgeExclude:\n  - deep@3.0.0\n')
    expect(young.notes).toEqual([])
    expect(young.again.edits).toEqual([])
    const held = { ...texts, 'pnpm-workspace.yaml': 'minimumReleaseAge: 60\nminimumReleaseAgeExclude:\n  - deep@2.0.0\n' }
    expect(
      plan('pnpm', 'pnpm-lock.yaml', held, packages, { deep: ['3.0.0'] }, { roots, publishedAt }).after['pnpm-workspace.yaml'],
    ).not.toContain('||')
    const longer = { ...held, 'pnpm-workspace.yaml': held['pnpm-workspace.yaml'].replace('60', '4320') }
    expect(
      plan('pnpm', 'pnpm-lock.yaml', longer, packages, { deep: ['3.0.0'] }, { roots, publishedAt }).after['pnpm-workspace.yaml'],
    ).toContain('  - deep@2.0.0 || 3.0.0\n')
  })

  it('writes where the version of pnpm reads, and moves its own earlier override on', () => {
    const old = {
      ...texts,
      'package.json':
        '{\n  "packageManager": "pnpm@9.0.0",\n  "pnpm": {\n    "overrides": {\n      "deep@<1.5.1": "1.5.1"\n    }\n  }\n}\n',
    }
    const { after } = plan('pnpm', 'pnpm-lock.yaml', old, packages, { 'deep@1.5.0': ['1.5.9'] }, { roots })
    expect(after['package.json']).toContain('"deep@<1.5.9": "1.5.9"')
    expect(after['package.json']).not.toContain('1.5.1')
    expect(after['pnpm-workspace.yaml']).toBe(texts['pnpm-workspace.yaml'])
  })

  it('makes the settings file where there is none, and leaves an override of somebody else alone', () => {
    const { 'pnpm-workspace.yaml': _settings, ...bare } = texts
    const made = plan('pnpm', 'pnpm-lock.yaml', bare, packages, { 'deep@1.5.0': ['1.5.9'] }, { roots })
    expect(made.edits).toMatchObject([{ file: 'pnpm-workspace.yaml', before: null, after: 'overrides:\n  deep@<1.5.9: 1.5.9\n' }])
    const taken = plan(
      'pnpm',
      'pnpm-lock.yaml',
      { ...texts, 'pnpm-workspace.yaml': 'overrides:\n  deep: "catalog:"\n' },
      packages,
      { deep: ['3.0.0'] },
      { roots },
    )
    expect(taken.edits).toEqual([])
    expect(taken.unfixable.map(({ why }) => why)).toEqual([
      expect.stringContaining('there already'),
      expect.stringContaining('there already'),
    ])
  })
})

describe('npm', () => {
  const lock = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { foo: '^1.0.0', bar: '1.0.0' } },
      'node_modules/foo': { version: '1.0.0', resolved: 'https://registry.npmjs.org/foo/-/foo-1.0.0.tgz' },
      'node_modules/bar': {
        version: '1.0.0',
        resolved: 'https://registry.npmjs.org/bar/-/bar-1.0.0.tgz',
        dependencies: { foo: '^1.0.0', deep: '^2.0.0' },
      },
      'node_modules/deep': { version: '2.0.0', resolved: 'https://registry.npmjs.org/deep/-/deep-2.0.0.tgz' },
    },
  })
  const { packages, roots } = npmFormat.parse(lock, 'web/package-lock.json', () => null)
  const texts = {
    'web/package-lock.json': lock,
    'web/package.json': '{\n\t"dependencies": {\n\t\t"foo": "^1.0.0",\n\t\t"bar": "1.0.0"\n\t}\n}',
  }

  it('raises a direct dependency, and overrides it only for a package that keeps the old one', () => {
    const one = plan('npm', 'web/package-lock.json', texts, packages, { foo: ['1.0.5'] }, { roots })
    expect(one.after['web/package.json']).toBe(texts['web/package.json'].replace('^1.0.0', '^1.0.5'))
    const two = plan('npm', 'web/package-lock.json', texts, packages, { foo: ['2.0.0'] }, { roots })
    expect(two.after['web/package.json']).toBe(
      '{\n\t"dependencies": {\n\t\t"foo": "^2.0.0",\n\t\t"bar": "1.0.0"\n\t},\n\t"overrides": {\n\t\t"foo@<2.0.0": "2.0.0"\n\t}\n}',
    )
    expect(two.again.edits).toEqual([])
    expect(two.installs).toEqual([{ folder: 'web', command: 'npm install' }])
  })

  it('overrides what comes through others', () => {
    const { after, again } = plan('npm', 'web/package-lock.json', texts, packages, { deep: ['2.0.1'] }, { roots })
    expect(JSON.parse(after['web/package.json'] ?? '')).toMatchObject({ overrides: { 'deep@<2.0.1': '2.0.1' } })
    expect(again.edits).toEqual([])
  })
})

describe('yarn', () => {
  const classic = `# yarn lockfile v1


bar@^1.0.0:
  version "1.0.0"
  dependencies:
    deep "^2.0.0"

deep@^1.0.0:
  version "1.5.0"

deep@^2.0.0, deep@^2.0.1:
  version "2.0.1"
`
  const berry = `__metadata:
  version: 8

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."
  dependencies:
    deep: "npm:^1.0.0"

"bar@npm:^1.0.0":
  version: 1.0.0
  resolution: "bar@npm:1.0.0"
  dependencies:
    deep: "npm:^2.0.0"

"deep@npm:^1.0.0":
  version: 1.5.0
  resolution: "deep@npm:1.5.0"

"deep@npm:^2.0.0":
  version: 2.0.1
  resolution: "deep@npm:2.0.1"
`
  const manifest = '{\n  "dependencies": {\n    "bar": "^1.0.0"\n  }\n}\n'
  const packages = [locked('bar', '1.0.0', { direct: true }), locked('deep', '1.5.0', { direct: true }), locked('deep', '2.0.1')]

  it.each([
    ['yarn-classic', classic, { '**/bar/deep': '2.0.3' }],
    ['yarn-berry', berry, { 'deep@npm:^2.0.0': '2.0.3' }],
  ])('%s resolves the affected line only', (format, lock, resolutions) => {
    const { after, again } = plan(format, 'yarn.lock', { 'yarn.lock': lock, 'package.json': manifest }, packages, {
      'deep@2.0.1': ['2.0.3'],
    })
    expect(JSON.parse(after['package.json'] ?? '')).toEqual({ dependencies: { bar: '^1.0.0' }, resolutions })
    expect(again.edits).toEqual([])
  })

  it('resolves the package where one version is locked, and raises a direct one', () => {
    const only = packages.filter(({ version }) => version !== '1.5.0')
    expect(
      plan('yarn-classic', 'yarn.lock', { 'yarn.lock': classic, 'package.json': manifest }, only, { deep: ['2.0.3'] }).after[
        'package.json'
      ],
    ).toContain('"resolutions": {\n    "deep": "2.0.3"\n  }')
    expect(
      plan('yarn-classic', 'yarn.lock', { 'yarn.lock': classic, 'package.json': manifest }, only, { bar: ['1.0.7'] }).after['package.json'],
    ).toBe(manifest.replace('^1.0.0', '^1.0.7'))
  })
})

describe('bun', () => {
  const lock = '{\n  "packages": {\n    "bar": ["bar@1.0.0", "", { "dependencies": { "deep": "^2.0.0" } }, "sha512-a"],\n  }\n}\n'
  it('overrides the package, and of several versions the affected one', () => {
    const texts = { 'bun.lock': lock, 'package.json': '{}\n' }
    expect(plan('bun', 'bun.lock', texts, [locked('deep', '2.0.0')], { deep: ['2.0.1'] }).after['package.json']).toBe(
      '{\n  "overrides": {\n    "deep": "2.0.1"\n  }\n}\n',
    )
    const two = plan('bun', 'bun.lock', texts, [locked('deep', '2.0.0'), locked('deep', '1.0.0')], { 'deep@2.0.0': ['2.0.1'] })
    expect(two.after['package.json']).toBe('{\n  "overrides": {\n    "deep@>=2.0.0 <2.0.1": "2.0.1"\n  }\n}\n')
  })
})
