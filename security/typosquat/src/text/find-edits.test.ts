import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameTable } from '../table/name-table.ts'
import { packNames } from '../table/pack-names.ts'
import { deriveRows } from '../table/derive-rows.ts'
import { createSquashedIndex } from '../table/squashed-index.ts'
import { findEdits } from './find-edits.ts'

const word = fc.stringMatching(/^[abc]{1,9}$/)

test('names the edits that were made', () => {
  expect(findEdits('lodash', 'lodahs', 2)).toMatchObject([{ kind: 'transpose', at: 4, from: 'sh', to: 'hs' }])
  expect(findEdits('express', 'expresss', 2)).toMatchObject([{ kind: 'insert', to: 's' }])
  expect(findEdits('request', 'reqest', 2)).toMatchObject([{ kind: 'delete', at: 3, from: 'u' }])
  expect(findEdits('react', 'vue', 2)).toBeNull()
})

test('is symmetric, and zero only for equal texts', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [there, back] = [findEdits(a, b, 9), findEdits(b, a, 9)]
      expect(there?.length).toBe(back?.length)
      expect(there?.length === 0).toBe(a === b)
    }),
  )
})

test('the index finds exactly the names that are near', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), word, fc.integer({ min: 1, max: 3 }), (names, asked, edits) => {
      const index = createSquashedIndex(deriveRows(createNameTable(packNames(names.map((name) => [name, 48])))))
      const found = index.findNear(asked, 'plain', edits, 0)
      const near = names.filter((name) => findEdits(name, asked, edits) !== null)
      expect(found.map((form) => form.text).sort()).toEqual(near.sort())
      for (const form of found) expect(form.distance).toBe(findEdits(form.text, asked, edits)?.length)
    }),
  )
})
