import { expect, test } from 'vitest'
import { withoutLineNumbers } from './without-line-numbers.ts'

const column = (texts: readonly string[], x: number, size: number) =>
  texts.map((text, at) => ({ text, x, y: 50 + at * 14, width: 200, size, isFixed: false }))
const lines = column(['Bees dance.', 'They fly.', 'At noon.', 'At home.'], 100, 12)

test('small numbers that count the lines of a page are no text', () => {
  expect(withoutLineNumbers([...lines, ...column(['8', '9', '10', '11'], 80, 6)])).toEqual(lines)
})

test.each([
  ['of a list', ['8', '9', '10', '11'], 12],
  ['that count nothing', ['8', '3', '10', '11'], 6],
])('numbers %s stay', (_, texts, size) => {
  expect(withoutLineNumbers([...lines, ...column(texts, 80, size)])).toHaveLength(8)
})
