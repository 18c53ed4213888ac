import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openNames } from '../names.ts'
import { deriveRows } from './derive-rows.ts'
import { createNameTable, type NameTable } from './name-table.ts'
import { packNames } from './pack-names.ts'
import { packRows } from './pack-rows.ts'
import { readRows } from './read-rows.ts'
import { maxFormLength, squashedKinds } from './squashed-kind.ts'

/** Compares every row that was packed and read again with the one that is derived from the names; answers the number of forms. */
function compare(table: NameTable): number {
  const packed = Uint8Array.from(packRows(deriveRows(table)))
  const [derived, read] = [deriveRows(table), readRows((from, to) => packed.slice(from, to))]
  let forms = 0
  for (const kind of squashedKinds)
    for (let length = 1; length <= maxFormLength; length++) {
      const [own, found] = [derived(kind, length), read(kind, length)]
      forms += own.entries.length
      expect(found.length).toBe(own.length)
      for (const column of ['entries', 'once', 'twice', 'popularities', 'bytes'] as const)
        expect(Buffer.compare(bytesOf(found[column]), bytesOf(own[column])), `${kind} ${length} ${column}`).toBe(0)
    }
  return forms
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

test('the rows that a program brings along are those of its names', () => {
  expect(compare(openNames('pypi').table)).toBeGreaterThan(30_000)
  expect(compare(openNames('npm').table)).toBeGreaterThan(200_000)
})

test('rows of any names are read as they were packed', () => {
  const name = fc.stringMatching(/^(@[ab-]{1,3}\/)?[Aab._-]{1,70}$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), (names) => {
      compare(createNameTable(packNames(names.map((each, at) => [each, at]))))
    }),
    { numRuns: 10 },
  )
})
