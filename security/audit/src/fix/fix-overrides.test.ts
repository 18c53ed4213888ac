import { describe, expect, it } from 'vitest'
import { npmFormat } from '../formats/npm/npm-format.ts'
import { locked, plan } from '../../test/fix/plan-for.ts'

const classic = `# yarn lockfile v1


deep@1.2.5:
  version "1.2.5"

deep@^1.2.5:
  version "1.2.8"

top@1.0.0:
  version "1.0.0"
  dependencies:
    deep "^1.2.5"
`

describe('the project asks for the affected version itself', () => {
  const packages = [locked('deep', '1.2.5', { direct: true }), locked('deep', '1.2.8'), locked('top', '1.0.0', { direct: true })]
  const manifest = '{ "dependencies": { "deep": "1.2.5", "top": "1.0.0" } }'

  it('yarn 1 raises it, and leaves those who are answered by another entry', () => {
    const { after } = plan('yarn-classic', 'yarn.lock', { 'yarn.lock': classic, 'package.json': manifest }, packages, {
      'deep@1.2.5': ['1.2.6'],
    })
    expect(after['package.json']).toBe(manifest.replace('1.2.5', '1.2.6'))
  })

  it('and by a range that another entry answers, which stays', () => {
    const ranged = '{ "dependencies": { "deep": "^1.2.5", "top": "1.0.0" } }'
    const lock = classic.replace('deep "^1.2.5"', 'deep "1.2.5"')
    const { after } = plan('yarn-classic', 'yarn.lock', { 'yarn.lock': lock, 'package.json': ranged }, packages, {
      'deep@1.2.5': ['1.2.6'],
    })
    expect(JSON.parse(after['package.json'] ?? '')).toEqual({
      dependencies: { deep: '^1.2.5', top: '1.0.0' },
      resolutions: { '**/top/deep': '1.2.6' },
    })
  })

  it('yarn 1 says where it cannot tell two askers apart', () => {
    const lock = `${classic}\ntop@^2.0.0:\n  version "2.0.0"\n  dependencies:\n    deep "1.2.5"\n`
    const { unfixable } = plan(
      'yarn-classic',
      'yarn.lock',
      { 'yarn.lock': lock, 'package.json': '{}' },
      [locked('deep', '1.2.5'), locked('deep', '1.2.8')],
      {
        'deep@1.2.5': ['1.2.6'],
      },
    )
    expect(unfixable[0]?.why).toContain('cannot tell the two packages called top apart')
  })
})

describe('an override that follows a direct dependency', () => {
  const lock = (root: object): string =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': root,
        'node_modules/deep': { version: '1.2.5' },
        'node_modules/top': { version: '1.0.0', dependencies: { deep: '1.2.5' } },
      },
    })

  it.each([
    ['npm', 'package-lock.json', 'dependencies', '1.2.5', '1.2.6'],
    ['npm', 'package-lock.json', 'devDependencies', '^1.2.5', '^1.2.6'],
    ['npm', 'package-lock.json', 'optionalDependencies', '~1.2.5', '~1.2.6'],
  ])('%s raises the direct one alone, %s %s %s', (format, file, field, before, after) => {
    const manifest = { [field]: { deep: before }, overrides: { deep: '$deep' } }
    const text = lock({ [field]: { deep: before } })
    const { packages, roots } = npmFormat.parse(text, file, () => null)
    const planned = plan(format, file, { [file]: text, 'package.json': JSON.stringify(manifest) }, packages, { deep: ['1.2.6'] }, { roots })
    expect(JSON.parse(planned.after['package.json'] ?? '')).toEqual({ [field]: { deep: after }, overrides: { deep: '$deep' } })
  })

  it('is left to people where it follows something else', () => {
    const text = lock({ dependencies: { other: '1.0.0' } })
    const { packages, roots } = npmFormat.parse(text, 'package-lock.json', () => null)
    const manifest = '{ "dependencies": { "other": "1.0.0" }, "overrides": { "deep": "$other" } }'
    const { edits, unfixable } = plan(
      'npm',
      'package-lock.json',
      { 'package-lock.json': text, 'package.json': manifest },
      packages,
      { deep: ['1.2.6'] },
      { roots },
    )
    expect(edits).toEqual([])
    expect(unfixable[0]?.why).toContain('"$other"')
  })
})

describe('an entry that the lockfile tells nothing of', () => {
  it('is not overridden under another name', () => {
    const { edits, unfixable } = plan(
      'npm',
      'package-lock.json',
      { 'package-lock.json': '{}', 'package.json': '{}' },
      [locked('deep', '1.0.0', { alias: 'deep-old' })],
      { deep: ['1.0.1'] },
    )
    expect(edits).toEqual([])
    expect(unfixable[0]?.why).toContain('another name')
  })
})

describe('an override of somebody else that holds the affected version', () => {
  const old = { mkdirp: { minimist: '0.0.10' } }
  const npmLock = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { mkdirp: '0.5.1' } },
      'node_modules/mkdirp': { version: '0.5.1', dependencies: { minimist: '0.0.8' } },
      'node_modules/minimist': { version: '0.0.10' },
    },
  })
  const bunLock =
    '{ "packages": { "mkdirp": ["mkdirp@0.5.1", "", { "dependencies": { "minimist": "0.0.8" } }, ""], "minimist": ["minimist@0.0.10", "", {}, ""] } }'
  const pnpmLock =
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies: {}\nsnapshots:\n  mkdirp@0.5.1:\n    dependencies:\n      minimist: 0.0.10\n  minimist@0.0.10: {}\n"
  const yarnLock = (descriptor: string): string =>
    `"mkdirp@0.5.1":\n  version "0.5.1"\n  dependencies:\n    minimist "0.0.8"\n\n"${descriptor}":\n  version "0.0.10"\n`
  const packages = [locked('minimist', '0.0.10')]

  it.each([
    ['npm', 'package-lock.json', npmLock, { overrides: old }, { overrides: { mkdirp: { minimist: '0.2.4' } } }],
    ['bun', 'bun.lock', bunLock, { overrides: old }, { overrides: { mkdirp: { minimist: '0.2.4' } } }],
    [
      'pnpm',
      'pnpm-lock.yaml',
      pnpmLock,
      { packageManager: 'pnpm@9.1.0', pnpm: { overrides: { 'mkdirp@0.5>minimist': '0.0.10' } } },
      { packageManager: 'pnpm@9.1.0', pnpm: { overrides: { 'mkdirp@0.5>minimist': '0.2.4' } } },
    ],
    [
      'yarn-classic',
      'yarn.lock',
      yarnLock('minimist@0.0.8'),
      { resolutions: { '**/mkdirp/minimist': '0.0.10' } },
      { resolutions: { '**/mkdirp/minimist': '0.2.4' } },
    ],
  ])('%s raises that one', (format, file, lock, manifest, expected) => {
    const texts = { [file]: lock, 'package.json': JSON.stringify(manifest) }
    const { after, again } = plan(format, file, texts, packages, { minimist: ['0.2.4'] })
    expect(JSON.parse(after['package.json'] ?? '')).toEqual(expected)
    expect(again.edits).toEqual([])
  })

  it('and leaves one for another line of the package', () => {
    const lock = `${yarnLock('minimist@0.0.8')}\n"minimist@^1.2.0":\n  version "1.2.5"\n\n"top@1.0.0":\n  version "1.0.0"\n  dependencies:\n    minimist "^1.2.0"\n`
    const two = [locked('minimist', '0.0.10'), locked('minimist', '1.2.5')]
    const { after } = plan('yarn-classic', 'yarn.lock', { 'yarn.lock': lock, 'package.json': '{}' }, two, {
      'minimist@0.0.10': ['0.2.4'],
      'minimist@1.2.5': ['1.2.6'],
    })
    expect(JSON.parse(after['package.json'] ?? '')).toEqual({ resolutions: { '**/mkdirp/minimist': '0.2.4', '**/top/minimist': '1.2.6' } })
  })
})
