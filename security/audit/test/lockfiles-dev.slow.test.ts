import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { evaluationData, titleWithData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlockYaml } from '../src/formats/read/read-block-yaml.ts'
import { readAnyYaml } from '../src/formats/read/read-yaml.ts'
import type { Tree } from '../src/formats/read/tree.ts'
import { readLockfile, type LockfileReading } from '../src/read-lockfile.ts'

// Lockfiles of real projects: each is read whole, by two readers that agree, with nothing left that is not understood.
const archive = evaluationData('lockfiles-dev.tar.xz')
const folder = tempFolder()
if (archive !== null) execFileSync('tar', ['-xJf', archive, '-C', folder])
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => statSync(join(folder, path)).isFile())
  .toSorted()

const siblingsOf =
  (path: string) =>
  (name: string): string | null => {
    const file = join(folder, dirname(path), name)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  }
const read = (path: string, bytes: Uint8Array = readFileSync(join(folder, path))): LockfileReading =>
  readLockfile(path, bytes, siblingsOf(path))

describe.skipIf(archive === null)(titleWithData('lockfiles of real projects', 'lockfiles-dev.tar.xz'), () => {
  test.each(files)('%s', (path) => {
    const { parsed, counted } = read(path)
    expect(parsed.blindSpots).toEqual([])
    expect(parsed.packages).toHaveLength(counted)
    expect(counted).toBeGreaterThan(0)
  })

  test('the two documents of one lock hold 1,365 packages, nine of them in the first', () => {
    const { packages } = read('dev/pnpm__pnpm.io/pnpm-lock.yaml').parsed
    expect(packages).toHaveLength(1365)
    expect(packages.filter((one) => one.line < 102)).toHaveLength(9)
  })

  test('every package has a line that names it, and a way that ends at it', () => {
    for (const path of files) {
      const lines = readFileSync(join(folder, path), 'utf8').split('\n')
      for (const one of read(path).parsed.packages) {
        const entry = lines
          .slice(one.line - 1, one.line + 1)
          .join('\n')
          .toLowerCase()
        const found = [one.alias ?? one.name, one.name].some(
          (name) => entry.includes(name.toLowerCase()) || entry.replaceAll(/[-_.]+/g, '-').includes(name),
        )
        expect(found, `${path}:${one.line} ${one.name}`).toBe(true)
        expect(one.path.at(-1)).toBe(one.name)
        if (one.direct) expect(one.path).toHaveLength(1)
      }
    }
  })

  test('a thousand packages are read in a fifth of a second of processor time at most', () => {
    const bytes = readFileSync(join(folder, 'dev/TanStack__query/pnpm-lock.yaml'))
    const times = [1, 2, 3, 4, 5].map(() => {
      const from = process.cpuUsage()
      const { parsed } = readLockfile('pnpm-lock.yaml', bytes, () => null)
      const { user, system } = process.cpuUsage(from)
      return (user + system) / parsed.packages.length
    })
    expect(Math.min(...times)).toBeLessThan(200)
  })
})

describe.skipIf(archive === null)(titleWithData('what is done to real lockfiles', 'lockfiles-dev.tar.xz'), () => {
  const small = files.filter((path) => statSync(join(folder, path)).size < 100_000)
  const texts = new Map(small.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const pieces = [
    '\n',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '\\',
    '#',
    '&a',
    '*a',
    '<<: ',
    '\0',
    '\u2028',
    '---\n',
    '[[package]]\n',
    '@',
    '(',
    ')',
    '  ',
    '\t',
    'node_modules/',
    '__proto__',
    '1e999',
    'version',
  ]
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 40 }),
    put: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
  })

  test('cut, changed or mixed, they neither stop the reader nor hold it up', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(small.length > 0 ? small : ['none'])),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (path, changes) => {
          let text = texts.get(path) ?? ''
          for (const { at, cut, put } of changes) {
            const index = Math.floor(at * text.length)
            text = text.slice(0, index) + put.join('') + text.slice(index + cut)
          }
          const from = performance.now()
          const { parsed, counted } = read(path, new TextEncoder().encode(text))
          expect(performance.now() - from).toBeLessThan(3000)
          expect(parsed.blindSpots.filter(({ what }) => what.startsWith('reading this file failed'))).toEqual([])
          expect(counted).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('cut short, none but a list passes for a whole one', () => {
    const whole = small.filter((path) => !path.endsWith('.txt'))
    fc.assert(
      fc.property(
        fc.constantFrom(...(whole.length > 0 ? whole : ['none'])),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (path, part) => {
          const text = texts.get(path) ?? ''
          const { parsed, counted } = read(path, new TextEncoder().encode(text.slice(0, Math.floor(text.length * part))))
          const isNoticed = parsed.blindSpots.length > 0 || counted !== parsed.packages.length
          // yarn 1 and Python locks that end between two entries may need nothing that is gone: fewer packages, none of them wrong.
          if (/\.(?:json|yaml)$|bun\.lock$/.test(path)) expect(isNoticed, path).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe.skipIf(archive === null)(titleWithData('the quick YAML reader', 'lockfiles-dev.tar.xz'), () => {
  const plain = (tree: Tree): unknown => {
    if (tree.kind === 'map') return tree.entries.map(({ key, value }) => [key, plain(value)])
    return tree.kind === 'list' ? tree.items.map(plain) : tree.text.replaceAll(/\s+/g, ' ').trim()
  }
  const yaml = files
    .filter((path) => /pnpm-lock\.yaml$|yarn\.lock$/.test(path))
    .filter((path) => /^(?:---\s+)?(?:lockfileVersion|# This file is generated by running)/.test(readFileSync(join(folder, path), 'utf8')))

  test.each(yaml)('reads the whole of %s', (path) => {
    expect(readBlockYaml(readFileSync(join(folder, path), 'utf8'))).toHaveProperty('documents')
  })

  test.each(yaml.filter((path) => statSync(join(folder, path)).size < 130_000))('reads %s as the general one does', (path) => {
    const text = readFileSync(join(folder, path), 'utf8')
    const quick = readBlockYaml(text)
    expect('documents' in quick && quick.documents.map(plain)).toEqual(readAnyYaml(text).documents.map(plain))
  })
})
