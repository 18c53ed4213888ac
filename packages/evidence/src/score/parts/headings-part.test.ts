import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { headingsPart } from './headings-part.ts'

const under = (heading: string, topic = 'Rivers'): number | null =>
  headingsPart(
    readingOf(`## ${heading}\n\nA ferry crossed the river because the bridge had fallen.\n\n## Painters\n\nPainters came later.`, {
      topic,
    }),
  ).value

test.each([
  ['The ferry', 1],
  ['Background', 0.9],
  ['What later painters did', 0.9],
  ['Why the ferry came', 1],
  ['When the ferry came', 0.5],
  ['Lorem ipsum', 0.5],
])('“%s” over a text about a ferry: %d', (heading, value) => expect(under(heading)).toBeCloseTo(value, 5))

test('a heading may use the words of the sources', () => {
  const given = { quotes: { a: 'Trust was handed over to a stranger.' } }
  expect(headingsPart(readingOf('## Trust handed over\n\nThe author left in May 2018 [](a).', given)).value).toBe(1)
})

test('a heading that fits nothing is named, and a long text without any is at fault', () => {
  expect(headingsPart(readingOf('## Dolor sit\n\nBees dance.')).costs).toMatchObject([{ text: 'Dolor sit' }])
  expect(headingsPart(readingOf('Bees dance. '.repeat(200))).value).toBe(0.5)
  expect(headingsPart(readingOf('Bees dance.')).value).toBe(1)
})
