import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compareSbomLock, type NpmLock } from './compare-sbom-lock.ts'
import { collectLockedPackages, type PnpmLock } from './collect-locked-packages.ts'

const root = join(import.meta.dirname, '..')
const pnpmLock = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')) as PnpmLock
const plugins = readdirSync(join(root, 'plugins')).filter((folder) => existsSync(join(root, 'plugins', folder, 'package.json')))

describe('sbom.lock.json', () => {
  it.each(plugins)('of %s agrees with pnpm-lock.yaml (if not: npm run fix)', (folder) => {
    const { name } = JSON.parse(readFileSync(join(root, 'plugins', folder, 'package.json'), 'utf8')) as { name: string }
    const lock = JSON.parse(readFileSync(join(root, 'plugins', folder, 'sbom.lock.json'), 'utf8')) as NpmLock
    expect(compareSbomLock(lock, name, collectLockedPackages(pnpmLock, `plugins/${folder}`))).toEqual([])
  })
})

describe('compareSbomLock', () => {
  const small: PnpmLock = {
    importers: {
      'plugins/x': { dependencies: { a: { version: '1.0.0(p@1.0.0)' }, w: { version: 'link:../../packages/w' } } },
      'packages/w': { dependencies: { b: { version: '2.0.0' }, x: { version: 'link:../../plugins/x' } } },
    },
    packages: {
      'a@1.0.0': { resolution: { integrity: 'sha512-a' } },
      'b@2.0.0': { resolution: { integrity: 'sha512-b' } },
      'b@1.0.0': { resolution: { integrity: 'sha512-b1' } },
    },
    snapshots: { 'a@1.0.0(p@1.0.0)': { dependencies: { b: '1.0.0' } }, 'b@2.0.0': {}, 'b@1.0.0': {} },
  }
  const expected = collectLockedPackages(small, 'plugins/x')
  const entry = (name: string, version: string, integrity: string): object => ({
    version,
    integrity,
    resolved: `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`,
  })
  const good = {
    name: 'x',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { a: '1.0.0', b: '2.0.0' } },
      'node_modules/a': entry('a', '1.0.0', 'sha512-a'),
      'node_modules/a/node_modules/b': entry('b', '1.0.0', 'sha512-b1'),
      'node_modules/b': entry('b', '2.0.0', 'sha512-b'),
    },
  }

  it('follows workspace packages and counts two versions as two', () => {
    expect([...expected.all.keys()]).toEqual(['a@1.0.0', 'b@1.0.0', 'b@2.0.0'])
    expect(compareSbomLock(good, 'x', expected)).toEqual([])
  })

  const { 'node_modules/a/node_modules/b': nested, ...fewer } = good.packages
  it.each([
    ['lacks b@1.0.0', { ...good, packages: fewer }],
    ['has c@1.0.0 too much', { ...good, packages: { ...good.packages, 'node_modules/c': entry('c', '1.0.0', 'sha512-c') } }],
    [
      'has another integrity for b@1.0.0',
      { ...good, packages: { ...good.packages, 'node_modules/a/node_modules/b': { ...nested, integrity: 'sha512-x' } } },
    ],
    [
      'does not say that b@1.0.0 is from https://registry.npmjs.org/',
      {
        ...good,
        packages: { ...good.packages, 'node_modules/a/node_modules/b': { ...nested, resolved: 'https://registry.example/b.tgz' } },
      },
    ],
    ['has other direct dependencies', { ...good, packages: { ...good.packages, '': { dependencies: { a: '1.0.0' } } } }],
    ['is the lock of y', { ...good, name: 'y' }],
    ['is not an npm lock of version 3', { ...good, lockfileVersion: 2 }],
  ])('says that it %s', (what, lock) => {
    expect(compareSbomLock(lock, 'x', expected)).toContain(what)
  })
})
