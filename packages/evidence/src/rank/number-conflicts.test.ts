import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberConflicts } from './number-conflicts.ts'

const first = { text: 'About 4,200 cars used the bridge on a working day in 2019.', sourceId: 'a' }
const second = { text: 'About 5,900 cars used the bridge on a working day in 2019.', sourceId: 'b' }

test('two sources with other numbers for one thing are a conflict', () => {
  expect(numberConflicts([first, second])).toEqual([[0, 1]])
})

test('one source, another year or another name is none', () => {
  expect(numberConflicts([first, { ...second, sourceId: 'a' }])).toEqual([])
  expect(numberConflicts([first, { ...second, text: second.text.replace('2019', '2025') }])).toEqual([])
  expect(
    numberConflicts([
      { ...first, text: first.text.replace('the bridge', 'the Anna bridge') },
      { ...second, text: second.text.replace('the bridge', 'the Berta bridge') },
    ]),
  ).toEqual([])
})

test('looking up rare words alone misses no pair that comparing each with each would find', () => {
  const words = fc.shuffledSubarray(['bridge', 'cars', 'harbour', 'lorries', 'working', 'counted', 'council', 'spring'], { minLength: 2 })
  const statement = fc
    .record({
      words,
      year: fc.constantFrom('', ' in 2019', ' in 2025'),
      number: fc.integer({ min: 1, max: 4 }),
      sourceId: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ words: some, year, number, sourceId }) => ({ text: `there were ${number} ${some.join(' ')}${year}`, sourceId }))
  let found = 0
  fc.assert(
    fc.property(fc.array(statement, { minLength: 2, maxLength: 14 }), (statements) => {
      const each = statements.flatMap((one, at) =>
        statements.flatMap((other, to) => (to > at && numberConflicts([one, other]).length > 0 ? [`${at} ${to}`] : [])),
      )
      found += each.length
      expect(
        numberConflicts(statements)
          .map((pair) => pair.join(' '))
          .toSorted(),
      ).toEqual(each.toSorted())
    }),
  )
  expect(found).toBeGreaterThan(50)
})
