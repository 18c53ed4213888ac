import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { repetitionPart } from './repetition-part.ts'
import { wholePart } from './whole-part.ts'

const good = 'The bridge opened in May. It has six arches. Painters love it.'

test('whole sentences cost nothing', () => {
  expect(wholePart(readingOf(`${good}\n\nIt is common for painters to come in spring.`))).toMatchObject({ value: 1, costs: [] })
})

test.each([
  ['does not end', `${good} The mayor of the town`, 'This sentence does not end.'],
  ['is cut', `${good} The mayor opened the.`, 'This sentence is cut off after “the”.'],
  ['breaks off at a comma', `${good} The mayor came,.`, 'This sentence is cut off.'],
  ['has half a quotation', `${good} The mayor said “come.`, 'A quotation mark in this sentence has no partner.'],
  ['has no beginning', `${good}\n\nwas opened by the mayor.`, 'This sentence has no beginning.'],
  [
    'starts its section with an orphan',
    `${good}\n\n## Later\n\nThey painted it red.`,
    'Nothing stands before this that “They” could mean.',
  ],
  [
    'starts its section with a conclusion from nothing',
    `${good}\n\n## Later\n\nSo do not paint it red.`,
    'Nothing stands before this that “So” could mean.',
  ],
  ['is a row without a word', `${good}\n\n| a | b |\n| --- | --- |\n| the mill | – |`, 'The table says nothing of this.'],
])('a sentence that %s is named', (_, text, reason) => {
  const { value, costs } = wholePart(readingOf(text))
  expect(costs.map((cost) => cost.reason)).toEqual([reason])
  expect(value).toBeLessThan(0.5)
})

test('a row that heads those below it says enough', () => {
  const table = (last: string): string =>
    `${good}\n\n| | a | b |\n| --- | --- | --- |\n| the old mill of the town | | |\n| flour | 1 | 2 |\n| the new mill of the town | | |\n${last}`
  expect(wholePart(readingOf(table('| flour | 3 | 4 |'))).costs).toEqual([])
  expect(repetitionPart(readingOf(table('| flour | 3 | 4 |'))).costs).toEqual([])
  expect(wholePart(readingOf(table('| flour | | |'))).costs).toHaveLength(2)
})

test('a title that stops in the middle is named', () => {
  expect(wholePart(readingOf(`# Floods and the\n\n${good}`)).costs).toMatchObject([{ text: 'Floods and the' }])
})
