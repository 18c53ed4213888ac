import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { many, read, testBounds, testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)

test('line ends and a byte order mark make no difference', () => {
  const lock = readFileSync(join(import.meta.dirname, 'fixtures', 'v9-two-documents', 'pnpm-lock.yaml'), 'utf8')
  const { parsed, counted } = read('pnpm-lock.yaml', `\uFEFF${lock.replaceAll('\n', '\r\n')}`)
  expect(parsed.packages.map((one) => one.line)).toEqual([18, 21, 43])
  expect(counted).toBe(3)
})

test('YAML that only slow reading would understand is a blind spot when it is large', () => {
  const { parsed } = read('pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages: &anchor {}\n${'# x\n'.repeat(600_000)}`)
  expect(parsed.blindSpots[0]).toMatchObject({ line: 2, what: expect.stringContaining('too large to be read in full') as string })
})

testBounds([
  [
    'a chain of 30,000',
    'pnpm-lock.yaml',
    `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      p0:\n        specifier: 1\n        version: 1.0.0\npackages:\n${many(30_000, (n) => `  p${n}@1.0.0:\n    resolution: {integrity: x}\n`)}snapshots:\n${many(30_000, (n) => `  p${n}@1.0.0:\n    dependencies:\n      p${n + 1}: 1.0.0\n`)}`,
  ],
  ['brackets without end', 'pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages: ${'[ '.repeat(400_000)}`],
  [
    'a reference to itself without end',
    'pnpm-lock.yaml',
    `lockfileVersion: '9.0'\npackages:\n  ${'a@'.repeat(1e6)}:\n    resolution: {integrity: x}\n`,
  ],
])
