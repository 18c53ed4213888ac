import { expect, test } from 'vitest'
import { readingOf, versionOf } from '../../../test/reading-of.ts'
import { readVersion } from '../reading.ts'
import { supportPart } from './support-part.ts'

const text = 'The bridge opened in 1990 [](a). It cost 3 million pounds [](a). It was closed in 1999 [](a). It has 12 arches [](a).'
const quotes = { a: 'The bridge opened in 1990.' }

test.each([
  ['supported', 1],
  ['undecided', 0.9375],
  ['unsupported', 0.75],
  ['contradicted', 0.5],
] as const)('one sentence of four that is %s leaves %d', (verdict, value) => {
  expect(supportPart(readingOf(text, { quotes, verdicts: ['supported', verdict, 'supported', 'supported'] })).value).toBeCloseTo(value, 5)
})

test('a fact that cites nothing is named, and costs as much as one that the sources do not have', () => {
  const { value, costs } = supportPart(readingOf('The bridge opened in 1990 [](a). Smith drew it in 1985.', { quotes }))
  expect(value).toBe(0.5)
  expect(costs).toEqual([{ cost: 1, text: 'Smith drew it in 1985.', reason: 'This sentence states a fact and cites nothing.' }])
})

test('without sources support is not checked', () => {
  const reading = readVersion({ ...versionOf(text, { quotes }), isSupportKnown: false })
  expect(supportPart(reading)).toMatchObject({ value: null, note: 'No sources were given to compare with.' })
})
