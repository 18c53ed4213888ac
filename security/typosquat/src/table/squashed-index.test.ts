import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameTable } from './name-table.ts'
import { packNames } from './pack-names.ts'
import { deriveRows } from './derive-rows.ts'
import { createSquashedIndex } from './squashed-index.ts'

const name = fc.stringMatching(/^(@[ab-]{1,3}\/)?[Aab._-]{1,4}$/)
const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

test('finds every name by its squashed forms, however often it is asked', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), (names) => {
      const table = createNameTable(packNames(names.map((each) => [each, 48])))
      const index = createSquashedIndex(deriveRows(table))
      for (let asked = 0; asked < 40; asked++)
        for (const text of ['a', 'aa', 'ab', 'bab', 'aab']) {
          const formsOf = (kind: 'plain' | 'joined' | 'dropped'): readonly string[] => index.findEqual(text, kind).map(table.nameAt)
          const scoped = names.filter((each) => each.startsWith('@'))
          expect(formsOf('plain')).toEqual(names.filter((each) => !scoped.includes(each) && squash(each) === text).sort())
          expect(formsOf('joined')).toEqual(scoped.filter((each) => squash(each) === text).sort())
          expect(formsOf('dropped')).toEqual(scoped.filter((each) => squash(each.slice(each.indexOf('/'))) === text).sort())
        }
    }),
    { numRuns: 30 },
  )
})
