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
