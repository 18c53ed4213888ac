import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { ownWordsPart } from './own-words-part.ts'

const quote = 'The first stone bridge over the river was opened by the mayor on a wet morning in May 1990, and nobody came.'
const given = { quotes: { a: quote } }

test.each([
  ['told', 'When the crossing was inaugurated, in 1990, it rained [](a).', 1],
  ['quoted whole', `“${quote}” [](a)`, 0],
  ['copied without quotation marks', 'The first stone bridge over the river was opened by the mayor on a wet morning [](a).', 0],
])('a text that is %s: %d', (_, text, value) => expect(Math.max(0, ownWordsPart(readingOf(text, given)).value ?? -1)).toBe(value))

test('some quotation is no fault', () => {
  const text = `${'The crossing was inaugurated in the rain of spring, as many remember well. '.repeat(5)} He calls it “the first stone bridge” [](a).`
  expect(ownWordsPart(readingOf(text, given)).value).toBeGreaterThanOrEqual(1)
})

test('a copied run is named with its length', () => {
  const { costs } = ownWordsPart(readingOf('Then the first stone bridge over the river was opened by somebody [](a).', given))
  expect(costs[0]?.reason).toBe('10 words stand in a source in this order, without quotation marks.')
})

test('of a text that cites itself nothing is said', () => {
  const text = 'Bees make honey in the warm months of the year [](a). Wasps do not make any honey at all [](b).'
  const quotes = { a: 'Bees make honey in the warm months of the year.', b: 'Wasps do not make any honey at all.' }
  expect(ownWordsPart(readingOf(text, { quotes }))).toMatchObject({ value: null })
  expect(ownWordsPart(readingOf(text, { quotes: { ...quotes, b: `${quotes.b} Nobody knows why.` } })).value).not.toBeNull()
})
