import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeReading } from '../test/describe-reading.ts'
import { largestLockfile, readLockfile, type ReadFile } from './read-lockfile.ts'

const root = join(import.meta.dirname, '..', 'fixtures', 'lockfile')
const cases = readdirSync(root).flatMap((format) => readdirSync(join(root, format)).map((name) => join(format, name)))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (path: string, text: string): ReadFile => readLockfile(path, bytes(text), () => null)
const firstSpot = ({ parsed }: ReadFile): string => `${parsed.blindSpots[0]?.line}: ${parsed.blindSpots[0]?.what}`

describe('each form of each format', () => {
  test.each(cases)('%s', (folder) => {
    const here = join(root, folder)
    const lock = readdirSync(here).find((name) => /lock|shrinkwrap|requirements\.txt|bom|spdx/.test(name)) ?? 'package.json'
    const beside = (path: string): string | null => (existsSync(join(here, path)) ? readFileSync(join(here, path), 'utf8') : null)
    const reading = readLockfile(lock, readFileSync(join(here, lock)), beside)
    expect(describeReading(reading)).toBe(readFileSync(join(here, 'expected.txt'), 'utf8'))
    if (reading.parsed.blindSpots.length === 0) expect(reading.counted).toBe(reading.parsed.packages.length)
  })

  test('there is a fixture for every format', () => {
    expect(readdirSync(root).toSorted()).toEqual([
      'bun',
      'cyclonedx',
      'npm',
      'package-json',
      'pdm',
      'pipfile',
      'pnpm',
      'poetry',
      'pylock',
      'requirements',
      'spdx',
      'uv',
      'yarn-berry',
      'yarn-classic',
    ])
  })
})

describe('what is no lockfile is a blind spot', () => {
  test('an empty one, and one of white space', () => {
    expect(firstSpot(read('package-lock.json', ''))).toBe('1: this file is empty')
    expect(firstSpot(read('requirements.txt', ' \n\t\n'))).toBe('1: this file is empty')
  })

  test('a binary one, and text in another encoding', () => {
    expect(firstSpot(readLockfile('package-lock.json', Uint8Array.of(0x7f, 0x45, 0, 1), () => null))).toMatch(/binary/)
    expect(firstSpot(readLockfile('yarn.lock', Uint8Array.of(0x61, 0xff, 0xfe), () => null))).toMatch(/not UTF-8/)
  })

  test('one of 100 MB, without looking into it', () => {
    const large = { length: 100 * 1024 * 1024 } as Uint8Array
    expect(firstSpot(readLockfile('package-lock.json', large, () => null))).toMatch(/too large.*104857600 bytes/)
  })

  test('a merge conflict, at its line', () => {
    const lock = 'lockfileVersion: "9.0"\n\npackages:\n\n<<<<<<< ours\n  a@1.0.0: {}\n=======\n>>>>>>> theirs\n'
    expect(firstSpot(read('pnpm-lock.yaml', lock))).toBe('5: a merge conflict is not resolved here')
  })

  test('an unknown name and content', () => {
    expect(firstSpot(read('notes.md', 'hello'))).toBe('1: this is in no format that is known')
    expect(read('notes.md', 'hello').counted).toBe(0)
  })

  test('a text that is wrong in every line is said so once for all', () => {
    const { parsed } = read('requirements.txt', 'this is prose\n'.repeat(1000))
    expect(parsed.blindSpots).toHaveLength(51)
    expect(parsed.blindSpots.at(-1)?.what).toBe('950 more places from here on are not understood')
  })

  test('JSON nested without end', () => {
    const deep = `{"lockfileVersion":3,"packages":${'['.repeat(200_000)}`
    expect(read('package-lock.json', deep).parsed.blindSpots).toHaveLength(1)
  })

  const many = (count: number, one: (index: number) => string): string => Array.from({ length: count }, (_, index) => one(index)).join('')
  test.each([
    [
      'one name in 30,000 versions that all need it',
      'uv.lock',
      `version = 1\n${many(30_000, (n) => `[[package]]\nname = "p"\nversion = "1.${n}"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [{ name = "p" }]\n`)}`,
    ],
    ['30,000 lines that are via each other', 'requirements.txt', many(30_000, (n) => `p==1.${n}  # via p\n`)],
    [
      'one range for 30,000 entries',
      'yarn.lock',
      `__metadata:\n  version: 8\n${many(30_000, (n) => `"p@npm:${n}":\n  version: 1.0.0\n  resolution: "p@npm:1.0.${n}"\n  dependencies:\n    p: "npm:x"\n  linkType: hard\n`)}`,
    ],
    [
      'a key of a million folders',
      'bun.lock',
      `{"lockfileVersion":1,"workspaces":{"":{}},"packages":{"${'a/'.repeat(1e6)}a":["a@1.0.0","",{"dependencies":{"b":"1"}}]}}`,
    ],
    [
      'a place of a million folders',
      'package-lock.json',
      `{"lockfileVersion":3,"packages":{"":{"dependencies":{"b":"1"}},"${'node_modules/a/'.repeat(1e5)}node_modules/b":{"version":"1.0.0","dependencies":{"c":"1"}}}}`,
    ],
    [
      'a chain of 30,000',
      'pnpm-lock.yaml',
      `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      p0:\n        specifier: 1\n        version: 1.0.0\npackages:\n${many(30_000, (n) => `  p${n}@1.0.0:\n    resolution: {integrity: x}\n`)}snapshots:\n${many(30_000, (n) => `  p${n}@1.0.0:\n    dependencies:\n      p${n + 1}: 1.0.0\n`)}`,
    ],
    ['clauses without end', 'requirements.txt', `a ${'>=1,'.repeat(500_000)}\n`],
    ['brackets without end', 'pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages: ${'[ '.repeat(400_000)}`],
    ['quotation marks without end', 'Pipfile.lock', '"'.repeat(3_000_000)],
    [
      'a reference to itself without end',
      'pnpm-lock.yaml',
      `lockfileVersion: '9.0'\npackages:\n  ${'a@'.repeat(1e6)}:\n    resolution: {integrity: x}\n`,
    ],
  ])('%s is read in bounded time', (_, path, text) => {
    const from = performance.now()
    const { parsed } = read(path, text)
    expect(performance.now() - from).toBeLessThan(10_000)
    expect(parsed.blindSpots.every(({ what }) => what.length <= 401 && !what.startsWith('reading this file failed'))).toBe(true)
  })

  test('YAML that only slow reading would understand, when it is large', () => {
    const lock = `lockfileVersion: '9.0'\npackages: &anchor {}\n${'# x\n'.repeat(600_000)}`
    expect(firstSpot(read('pnpm-lock.yaml', lock))).toMatch(/^2: .*too large to be read in full/)
  })
})

describe('the format', () => {
  test('is told by content where the name tells nothing', () => {
    expect(read('sbom.lock.json', '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"}}}').format).toBe('npm')
    expect(read('other.yaml', "lockfileVersion: '9.0'\npackages: {}\n").format).toBe('pnpm')
    expect(read('sbom.json', '{"bomFormat":"CycloneDX","specVersion":"1.6"}').format).toBe('cyclonedx')
    expect(read('sbom.json', '{"spdxVersion":"SPDX-2.3","packages":[]}').format).toBe('spdx')
    expect(read('frozen.txt', 'a==1.0\n').format).toBe('requirements')
  })

  test('of yarn.lock is told by content too', () => {
    expect(read('yarn.lock', '__metadata:\n  version: 8\n').format).toBe('yarn-berry')
    expect(read('yarn.lock', '# yarn lockfile v1\n\n\na@^1:\n  version "1.0.0"\n').format).toBe('yarn-classic')
  })

  test('does not depend on line ends or a byte order mark', () => {
    const lock = readFileSync(join(root, 'pnpm', 'v9-two-documents', 'pnpm-lock.yaml'), 'utf8')
    const { parsed, counted } = read('pnpm-lock.yaml', `\uFEFF${lock.replaceAll('\n', '\r\n')}`)
    expect(parsed.packages.map((one) => one.line)).toEqual([18, 21, 43])
    expect(counted).toBe(3)
  })
})

test('the limit leaves room for the largest locks there are', () => {
  expect(largestLockfile).toBeGreaterThan(8 * 1024 * 1024)
})
