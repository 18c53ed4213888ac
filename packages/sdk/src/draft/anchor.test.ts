import { expect, test } from 'vitest'
import { anchorsOf } from './anchor.ts'

const pages = [
  { at: 0, page: 1 },
  { at: 100, page: 2 },
  { at: 200, page: 3 },
]

test.each([
  ['within a page', 10, 20, [1]],
  ['at the start of a page', 100, 120, [2]],
  ['up to the end of a page', 120, 200, [2]],
  ['over the end of a page', 150, 230, [2, 3]],
  ['over a whole page', 50, 201, [1, 3]],
  ['on the last page', 250, 260, [3]],
])('a passage %s has the anchors that it begins and ends in', (_, start, end, found) => {
  expect(anchorsOf(pages, { start, end }).map(({ page }) => page)).toEqual(found)
})

test('a passage before the first anchor has none, one that reaches it has it', () => {
  const later = [{ at: 50, line: 1 }]
  expect(anchorsOf(later, { start: 0, end: 50 })).toEqual([])
  expect(anchorsOf(later, { start: 0, end: 51 })).toEqual(later)
  expect(anchorsOf([], { start: 0, end: 51 })).toEqual([])
})
