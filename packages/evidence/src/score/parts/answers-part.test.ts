import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { answersPart } from './answers-part.ts'

const filler = 'Trams run there. Boats pass below. Cars wait above. Birds nest in spring.'

test.each([
  ['When was the bridge opened?', 'The mayor opened the bridge in May 1990.', 1],
  ['When was the bridge opened?', 'The mayor opened the bridge on a rainy day.', 0.6],
  ['When was the bridge opened?', 'Painters come each spring.', 0],
  ['Why was the ferry stopped?', 'The ferry was stopped because nobody used it.', 1],
  ['Why was the ferry stopped?', 'The ferry was stopped.', 0.6],
  ['Why was the ferry stopped?', 'The ferry was suspended because nobody used it.', 1],
  ['How many arches are there?', 'There are twelve arches.', 0.6],
  ['How many arches are there?', 'There are 12 arches.', 1],
  ['Who built the bridge, and when was it painted?', 'A bridge was built by John Smith.', 0.5],
])('%s, told “%s”: %d', (topic, text, value) => {
  expect(answersPart(readingOf(`${text}\n\n${filler}`, { topic })).value).toBeCloseTo(value, 5)
})

test('a question without an answer is named, with what it asks for', () => {
  expect(answersPart(readingOf(filler, { topic: 'When was the bridge opened?' })).costs).toEqual([
    { cost: 1, text: 'When was the bridge opened', reason: 'The text does not answer this with a date.' },
  ])
})

test('a sentence that the sources contradict answers nothing', () => {
  const text = `The mayor opened the bridge in 1990 [](a).\n\n${filler}`
  const given = { topic: 'When was the bridge opened?', quotes: { a: 'It opened in 1991.' } }
  expect(answersPart(readingOf(text, given)).value).toBe(1)
  expect(answersPart(readingOf(text, { ...given, verdicts: ['contradicted'] })).value).toBe(0)
})

test('the questions of the plan are one point together', () => {
  const questions = ['When was the bridge opened?', 'Who painted the ferry?']
  expect(answersPart(readingOf(`The bridge opened in 1990.\n\n${filler}`, { topic: 'Bridge', questions })).value).toBeCloseTo(0.75, 5)
})
