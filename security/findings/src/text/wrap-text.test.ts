import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapText } from './wrap-text.ts'

it('folds between words, and hangs what follows', () => {
  expect(wrapText('    one two three four five six seven eight nine ten', 6, 40)).toEqual([
    '    one two three four five six seven',
    '      eight nine ten',
  ])
})

it('leaves a line alone where nobody says how wide the terminal is', () => {
  expect(wrapText('word '.repeat(50).trim(), 2, undefined)).toHaveLength(1)
})

it('loses no word, and fits wherever a word does', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 120 }), fc.integer({ min: 0, max: 8 }), (list, columns, hang) => {
      const lines = wrapText(list.join(' '), hang, columns)
      expect(lines.join(' ').split(/ +/).filter(Boolean)).toEqual(list)
      expect(lines.filter((line) => line.length > columns)).toEqual([])
    }),
  )
})
