import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameTable } from '../table/name-table.ts'
import { createShapeIndex } from '../table/shape-index.ts'
import { align } from './align.ts'

const word = fc.stringMatching(/^[abc]{1,9}$/)

test('names the edits that were made', () => {
  expect(align('lodash', 'lodahs', 2)).toMatchObject([{ kind: 'transpose', at: 4, from: 'sh', to: 'hs' }])
  expect(align('express', 'expresss', 2)).toMatchObject([{ kind: 'insert', to: 's' }])
  expect(align('request', 'reqest', 2)).toMatchObject([{ kind: 'delete', at: 3, from: 'u' }])
  expect(align('react', 'vue', 2)).toBeNull()
})

test('is symmetric, and zero only for equal texts', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [there, back] = [align(a, b, 9), align(b, a, 9)]
      expect(there?.length).toBe(back?.length)
      expect(there?.length === 0).toBe(a === b)
    }),
  )
})

test('the index finds exactly the names that align', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), word, fc.integer({ min: 1, max: 3 }), (names, asked, edits) => {
      const lines = names.toSorted().map((name) => `${name}Q\n`)
      const index = createShapeIndex(createNameTable(new TextEncoder().encode(lines.join(''))))
      const found = index.near(asked, 'plain', edits, 0)
      const meant = names.filter((name) => align(name, asked, edits) !== null)
      expect(found.map((shape) => shape.flat).sort()).toEqual(meant.sort())
      for (const shape of found) expect(shape.distance).toBe(align(shape.flat, asked, edits)?.length)
    }),
  )
})
