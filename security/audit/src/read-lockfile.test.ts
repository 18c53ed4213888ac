import { describe, expect, test } from 'vitest'
import { read } from '../test/test-format.ts'
import { maxLockfileBytes, readLockfile, type LockfileReading } from './read-lockfile.ts'

const firstSpot = ({ parsed }: LockfileReading): string => `${parsed.blindSpots[0]?.line}: ${parsed.blindSpots[0]?.what}`

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
    expect(firstSpot(read('yarn.lock', 'hello'))).toBe('1: this is in no format that is known')
    const notes = read('notes.md', 'hello')
    expect(notes.parsed.blindSpots).toEqual([
      {
        line: 1,
        what: 'this is no list of packages',
        cure: 'Name a lockfile, an SBOM or a requirements file, or the folder that it lies in.',
      },
    ])
    expect(notes.counted).toBe(0)
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
})

test('the limit leaves room for the largest locks there are', () => {
  expect(maxLockfileBytes).toBeGreaterThan(8 * 1024 * 1024)
})
