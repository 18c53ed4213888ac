import { expect, it } from 'vitest'
import { readLockfile } from '../read-lockfile.ts'

/** The requests of each package, as `name: specifier by asker, …`. */
function askedIn(path: string, text: string, beside: Readonly<Record<string, string>> = {}): readonly string[] {
  const { parsed } = readLockfile(path, new TextEncoder().encode(text), (name) => beside[name] ?? null)
  return parsed.packages.map(
    ({ name, asked = [] }) => `${name}: ${asked.map(({ specifier, by }) => specifier + (by === undefined ? '' : ` by ${by}`)).join(', ')}`,
  )
}

const manifest = JSON.stringify({
  dependencies: { a: '^1.0.0', renamed: 'npm:real@^2.0.0' },
  devDependencies: { c: '^3.0.0' },
  overrides: { a: { b: '$c' }, 'd@1': '4.0.0' },
  resolutions: { 'a/b': '^3.0.0', '@s/x/d': '4.0.0' },
})
const expected = [
  'a: ^1.0.0',
  'b: ^1.0.0 by a, github:acme/b by real, ^3.0.0',
  'c: ^3.0.0',
  'd: ^1.0.0 by a, 4.0.0',
  'real: npm:real@^2.0.0',
]

it('npm', () => {
  const packages = {
    '': JSON.parse(manifest) as object,
    'node_modules/a': { version: '1.0.0', dependencies: { b: '^1.0.0' }, optionalDependencies: { d: '^1.0.0' } },
    'node_modules/b': { version: '3.0.0' },
    'node_modules/c': { version: '3.0.0' },
    'node_modules/d': { version: '4.0.0' },
    'node_modules/renamed': { name: 'real', version: '2.0.0', dependencies: { b: 'github:acme/b' } },
  }
  const lock = JSON.stringify({ lockfileVersion: 3, packages })
  expect(askedIn('package-lock.json', lock, { 'package.json': manifest })).toEqual(expected)
})

it('npm, version 1', () => {
  const dependencies = {
    a: { version: '1.0.0', requires: { b: '^1.0.0', d: '^1.0.0' } },
    b: { version: '3.0.0' },
    c: { version: '3.0.0' },
    d: { version: '4.0.0' },
    renamed: { version: 'npm:real@2.0.0', requires: { b: 'github:acme/b' } },
  }
  const lock = JSON.stringify({ lockfileVersion: 1, dependencies })
  expect(askedIn('package-lock.json', lock, { 'package.json': manifest })).toEqual(expected)
})

it('yarn 1', () => {
  const lock = `# yarn lockfile v1

a@^1.0.0:
  version "1.0.0"
  dependencies:
    b "^1.0.0"
  optionalDependencies:
    d "^1.0.0"

b@^1.0.0, b@^3.0.0, "b@github:acme/b":
  version "3.0.0"

c@^3.0.0:
  version "3.0.0"

d@4.0.0:
  version "4.0.0"

"renamed@npm:real@^2.0.0":
  version "2.0.0"
  dependencies:
    b "github:acme/b"
`
  expect(askedIn('yarn.lock', lock, { 'package.json': manifest })).toEqual(expected)
})

it('yarn 1, for a workspace member that is not read', () => {
  const lock = '# yarn lockfile v1\n\na@1, a@^1.0.0:\n  version "1.0.0"\n'
  expect(askedIn('yarn.lock', lock)).toEqual(['a: 1, ^1.0.0'])
})

it('yarn 4', () => {
  const entry = (key: string, resolution: string, needs: string, link = 'hard'): string =>
    `"${key}":\n  version: 1.0.0\n  resolution: "${resolution}"\n  dependencies:\n${needs}\n  linkType: ${link}\n`
  const own = '    a: "npm:^1.0.0"\n    c: "npm:^3.0.0"\n    renamed: "npm:real@^2.0.0"'
  const lock = [
    '__metadata:\n  version: 8\n',
    entry('a@npm:^1.0.0', 'a@npm:1.0.0', '    b: "npm:^1.0.0"\n    d: "npm:^1.0.0"'),
    entry('b@npm:^3.0.0', 'b@npm:3.0.0', ''),
    entry('c@npm:^3.0.0', 'c@npm:3.0.0', ''),
    entry('case@workspace:.', 'case@workspace:.', own, 'soft'),
    entry('d@npm:4.0.0', 'd@npm:4.0.0', ''),
    entry('renamed@npm:real@^2.0.0', 'real@npm:2.0.0', '    b: "github:acme/b"'),
  ].join('\n')
  expect(askedIn('yarn.lock', lock, { 'package.json': manifest })).toEqual([
    'a: npm:^1.0.0',
    'b: npm:^1.0.0 by a, github:acme/b by real, ^3.0.0',
    'c: npm:^3.0.0',
    'd: npm:^1.0.0 by a, 4.0.0',
    'real: npm:real@^2.0.0',
  ])
})

it('bun', () => {
  const lock = `{"lockfileVersion": 1, "workspaces": {
    "": { "name": "case", "dependencies": { "a": "catalog:", "renamed": "npm:real@^2.0.0" }, "devDependencies": { "c": "catalog:old" } } },
  "overrides": { "b": "^3.0.0", "d": "4.0.0" }, "catalog": { "a": "^1.0.0" }, "catalogs": { "old": { "c": "^3.0.0" } },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "b": "^1.0.0" }, "optionalDependencies": { "d": "^1.0.0" } }, "sha512-aa"],
    "b": ["b@3.0.0", "", {}, "sha512-aa"],
    "c": ["c@3.0.0", "", {}, "sha512-aa"],
    "d": ["d@4.0.0", "", {}, "sha512-aa"],
    "renamed": ["real@2.0.0", "", { "dependencies": { "b": "github:acme/b" } }, "sha512-aa"],
  } }`
  expect(askedIn('bun.lock', lock)).toEqual(expected)
})

it('pnpm, where what a dependency asks for is only known to be a version', () => {
  const lock = `lockfileVersion: '9.0'
catalogs:
  default:
    a:
      specifier: ^1.0.0
      version: 1.0.0
overrides:
  a>b: ^3.0.0
  d@1: 4.0.0
importers:
  .:
    dependencies:
      a:
        specifier: 'catalog:'
        version: 1.0.0(c@3.0.0)
      renamed:
        specifier: npm:real@^2.0.0
        version: real@2.0.0
    devDependencies:
      c:
        specifier: ^3.0.0
        version: 3.0.0
packages:
  a@1.0.0:
    resolution: {integrity: sha512-aa}
  b@3.0.0:
    resolution: {integrity: sha512-aa}
  c@3.0.0:
    resolution: {integrity: sha512-aa}
  d@4.0.0:
    resolution: {integrity: sha512-aa}
  e@https://files.acme.example/e.tgz:
    resolution: {integrity: sha512-aa, tarball: https://files.acme.example/e.tgz}
    version: 1.0.0
  real@2.0.0:
    resolution: {integrity: sha512-aa}
snapshots:
  a@1.0.0(c@3.0.0):
    dependencies:
      b: 3.0.0
      c: 3.0.0
      d: 4.0.0
      e: https://files.acme.example/e.tgz
      other: real@2.0.0
  b@3.0.0: {}
  c@3.0.0: {}
  d@4.0.0: {}
  e@https://files.acme.example/e.tgz: {}
  real@2.0.0: {}
`
  expect(askedIn('pnpm-lock.yaml', lock)).toEqual([
    'a: ^1.0.0',
    'b: 3.0.0 by a, ^3.0.0',
    'c: 3.0.0 by a, ^3.0.0',
    'd: 4.0.0',
    'e: ',
    'real: npm:real@2.0.0 by a, npm:real@^2.0.0',
  ])
})
