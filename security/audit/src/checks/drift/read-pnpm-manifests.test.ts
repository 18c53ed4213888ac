import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPnpmManifests } from './read-pnpm-manifests.ts'

const lock9 = `lockfileVersion: '9.0'

overrides:
  'a>debug@<4': ^4.0.0

catalogs:
  default:
    lodash:
      specifier: ^4.17.0
      version: 4.17.21

importers:

  .:
    configDependencies: {}
    dependencies:
      '@scope/x':
        specifier: '>=1'
        version: 1.0.0(react@19.0.0)

  apps/web:
    devDependencies:
      debug:
        specifier: ^4.0.0
        version: 4.4.0

  apps/empty: {}

packages:

  debug@4.4.0:
    resolution: {integrity: sha512-x}
    dependencies:
      ms: 2.0.0
`

const plain = (text: string): unknown =>
  readPnpmManifests(text)?.manifests.map(({ folder, specifiers }) => [folder, Object.fromEntries(specifiers)])

it('remembers each manifest of version 9, with overrides and catalogs', () => {
  expect(plain(lock9)).toEqual([
    ['.', { '@scope/x': '>=1' }],
    ['apps/web', { debug: '^4.0.0' }],
    ['apps/empty', {}],
  ])
  expect([...(readPnpmManifests(lock9)?.overrides ?? [])]).toEqual([['a>debug@<4', '^4.0.0']])
  expect([...(readPnpmManifests(lock9)?.catalogs ?? [])]).toEqual([['default lodash', '^4.17.0']])
})

it('reads both documents of a lockfile of two', () => {
  const env = `---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    packageManagerDependencies:\n      pnpm:\n        specifier: 12.0.0\n        version: 12.0.0\n\n---\n`
  expect(plain(env + lock9)).toEqual(plain(lock9))
})

it('reads a single project of version 6, and the specifiers of version 5', () => {
  expect(plain(`lockfileVersion: '6.0'\n\ndependencies:\n  a:\n    specifier: ^1\n    version: 1.0.0\n\npackages:\n`)).toEqual([
    ['.', { a: '^1' }],
  ])
  expect(plain(`lockfileVersion: 5.4\n\nspecifiers:\n  a: ^1\n  '@s/b': '*'\n\ndependencies:\n  a: 1.0.0\n`)).toEqual([
    ['.', { a: '^1', '@s/b': '*' }],
  ])
  expect(plain(`lockfileVersion: 5.4\n\nimporters:\n\n  .:\n    specifiers:\n      a: ^1\n    dependencies:\n      a: 1.0.0\n`)).toEqual([
    ['.', { a: '^1' }],
  ])
})

it('compares nothing where a pnpmfile rewrote the manifests', () => {
  expect(readPnpmManifests(`pnpmfileChecksum: sha256-x\n${lock9}`)).toBeNull()
})

it('ends, whatever it is given', () => {
  const line = fc.stringMatching(/^ {0,8}(importers|overrides|dependencies|a|'b'|"c"|[^\n]{0,8}):? ?[^\n]{0,8}$/)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(line).map((lines) => lines.join('\n')),
      ),
      (text) => readPnpmManifests(text) !== undefined,
    ),
  )
})
