import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readLockfile, type LockfileReading } from '../src/read-lockfile.ts'
import { describeReading } from './describe-reading.ts'

/** Reads a text as the lockfile of a project without any other file. */
export function read(path: string, text: string): LockfileReading {
  return readLockfile(path, new TextEncoder().encode(text), () => null)
}

/**
 * One test for each case below a format's `fixtures/`: a folder with a lockfile, the files beside it, and `expected.txt`, which says
 * what is read from it. Where nothing is left that is not understood, the format's second reader counts as many packages.
 */
export function testFixtures(folder: string): void {
  const cases = globSync('fixtures/**/expected.txt', { cwd: folder }).map(dirname).toSorted()
  test.each(cases)('%s', (name) => {
    const here = join(folder, name)
    const lock = readdirSync(here).find((file) => /lock|shrinkwrap|requirements\.txt|bom|spdx/.test(file)) ?? 'package.json'
    const readSibling = Object.assign((path: string) => (existsSync(join(here, path)) ? readFileSync(join(here, path), 'utf8') : null), {
      list: (inner: string) => readdirSync(join(here, inner)),
    })
    const reading = readLockfile(lock, readFileSync(join(here, lock)), readSibling)
    expect(describeReading(reading)).toBe(readFileSync(join(here, 'expected.txt'), 'utf8'))
    if (reading.parsed.blindSpots.length === 0)
      expect(reading.counted).toBe(reading.parsed.packages.length + (reading.parsed.includes?.length ?? 0))
  })
}

/** Tests that a hostile text is read in bounded time, by our own words and in short ones. */
export function testBounds(cases: readonly (readonly [title: string, path: string, text: string])[]): void {
  test.each(cases)('%s is read in bounded time', (_title, path, text) => {
    const start = process.cpuUsage()
    const { parsed } = read(path, text)
    // Time of this process's own: a busy machine makes none longer.
    expect(process.cpuUsage(start).user).toBeLessThan(10_000_000)
    expect(parsed.blindSpots.every(({ what }) => what.length <= 401 && !what.startsWith('reading this file failed'))).toBe(true)
  })
}

/** `one` for each index up to `count`, joined. */
export function many(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('')
}
