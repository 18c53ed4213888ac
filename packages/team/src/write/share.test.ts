import type { Evidence } from '@galley/sdk'
import { expect, test } from 'vitest'
import { quotedBySource, quotedWords, shareCap, wordsLeft } from './share.ts'

const quote = 'The bridge of Oslo was opened in 1901 and cost nine thousand crowns.'
const evidence = (id: string, sourceId: string): Evidence => ({ id, sourceId, quote, start: 0, end: quote.length, questionIds: [] })
const shelf = new Map([evidence('e1', 'a'), evidence('e2', 'b'), evidence('e3', 'b')].map((one) => [one.id, one]))
const claim = { id: 'c1', kind: 'fact' as const, text: `According to the city, “${quote}”`, evidenceIds: ['e1', 'e2'] }

test('the cap is 90 words or half more than an even share; a single source may fill the draft', () => {
  expect([shareCap(800, 1), shareCap(800, 4), shareCap(800, 50), shareCap(800, 0)]).toEqual([800, 300, 90, 800])
})

test('counts what is taken over word for word', () => {
  expect(quotedWords(claim.text, quote)).toBe(13)
  expect(quotedWords('Oslo opened its bridge in 1901.', quote)).toBe(0)
  expect(quotedWords('Nine thousand crowns', quote)).toBe(3)
  expect([...quotedBySource([claim], shelf)]).toEqual([
    ['a', 13],
    ['b', 13],
  ])
})

test('what is left is what is unused, within the shares', () => {
  expect(wordsLeft([claim], shelf, 90)).toBe(13)
  expect(wordsLeft([claim], shelf, 15)).toBe(2)
  expect(wordsLeft([], shelf, 20)).toBe(33)
})
