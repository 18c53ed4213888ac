import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { topicPart } from './topic-part.ts'

const bees = 'Bees make honey in summer. A hive of Bees holds 40,000 workers. The hive is kept warm in Winter.'
const trains = 'Trains cross Kent at night. Steam drove them until 1961.'

test('a text on its topic keeps all, one on another nothing', () => {
  expect(topicPart(readingOf(bees, { topic: 'Bees' })).value).toBeGreaterThan(0.8)
  expect(topicPart(readingOf(bees, { topic: 'The history of the piano' })).value).toBe(0)
})

test('strangers in a text are named', () => {
  const { value, costs } = topicPart(readingOf(`${bees} ${trains}`, { topic: 'Bees' }))
  expect(value).toBeCloseTo(0.5, 1)
  expect(costs.map(({ text }) => text)).toEqual(['Trains cross Kent at night.', 'Steam drove them until 1961.'])
})

test('a sentence is about the topic if its source is', () => {
  const given = { topic: 'Bees', quotes: { a: 'They fly far.' }, titles: { a: 'The honey bee' } }
  expect(topicPart(readingOf('Bees dance. Each Scout flies 3 miles [](a).', given)).value).toBe(1)
  expect(topicPart(readingOf('Bees dance. Each Scout flies 3 miles [](a).', { ...given, titles: {} })).value).toBe(0.5)
})

test('a sentence is about a version if it stands under its heading, and about no year for that', () => {
  const values = (topic: string, heading: string): number | null =>
    topicPart(readingOf('Bees dance. Each Scout flies 3 miles [](a).', { topic, quotes: { a: 'It flies.' }, headings: { a: [heading] } }))
      .value
  expect(values('What changed in Bees 7', '7.0.0-beta.9 (2020-12-07) › Changes')).toBe(1)
  expect(values('What changed in Bees 7', '6.7.0')).toBe(0.5)
  expect(values('Bees of 2020', '2020')).toBe(0.5)
})

test('a brief that names no subject checks nothing', () => {
  expect(topicPart(readingOf(bees, { topic: 'Summarise the attached document' })).value).toBeNull()
})

test('a word of the topic counts as said in another word, and a missing one is shown as the brief has it', () => {
  const firstReason = (text: string, topic: string): string | undefined => topicPart(readingOf(text, { topic })).costs[0]?.reason
  expect(firstReason('A house stands in Kent.', 'Dwellings')).toBe('Nothing ties this sentence to “Dwellings”.')
  expect(firstReason(bees, 'Reproducibility')).toBe('The text never speaks of “Reproducibility”.')
})
