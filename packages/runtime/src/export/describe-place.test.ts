import { expect, test } from 'vitest'
import { describePlace } from './describe-place.ts'

const cells = [
  { at: 0, sheet: 'Costs', cell: 'A2' },
  { at: 10, sheet: 'Costs', cell: 'B2' },
  { at: 20, sheet: 'Wind farms', cell: 'A1:D1' },
]

test.each([
  ['a page', [{ at: 0, page: 3 }], 5, 9, 'p. 3'],
  [
    'two pages',
    [
      { at: 0, page: 3 },
      { at: 7, page: 4 },
    ],
    5,
    9,
    'pp. 3–4',
  ],
  ['a line', [{ at: 0, line: 12 }], 5, 9, 'line 12'],
  [
    'several lines',
    [
      { at: 0, line: 12 },
      { at: 5, line: 13 },
      { at: 7, line: 14 },
    ],
    1,
    9,
    'lines 12–14',
  ],
  ['a cell', cells, 12, 15, 'Costs!B2'],
  ['a row of cells', cells, 2, 15, 'Costs!A2:B2'],
  ['a range on a sheet whose name has a space', cells, 20, 25, "'Wind farms'!A1:D1"],
  ['no anchors', [], 1, 2, ''],
])('the place of a passage on %s', (_, anchors, start, end, place) => {
  expect(describePlace({ anchors }, { start, end })).toBe(place)
})
