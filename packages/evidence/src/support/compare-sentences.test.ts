import { expect, test } from 'vitest'
import { compareSentences } from './compare-sentences.ts'

const kinds = (...sentences: readonly string[]): readonly string[] =>
  compareSentences(sentences).map(({ second, kind }) => `${second} ${kind}`)

test('finds the later of two sentences with different numbers for one thing', () => {
  expect(
    kinds('The earthquake in Cianjur killed 335 people and injured many.', 'The earthquake in Cianjur killed 602 people and injured many.'),
  ).toEqual(['1 contradicts'])
})

test('leaves events of different years alone', () => {
  expect(kinds('In 2019 the club won the cup with 34 points.', 'In 2021 the club won the cup with 31 points.')).toEqual([])
})

test('leaves rows of numbers about different things alone', () => {
  expect(
    kinds(
      'The 7B model was trained on about 4 trillion tokens and the 13B model on about 5 trillion tokens.',
      'The 135M model was trained on 2 trillion tokens, the 360M model on 4 trillion and the 1.7B model on 11 trillion tokens.',
    ),
  ).toEqual([])
})

test('tells a repetition, and nothing of a sentence that says something new', () => {
  expect(
    kinds(
      'Ada Finch kept the lamp of the tower for 29 years.',
      'For 29 years Ada Finch kept the lamp of the tower.',
      'The tower was sold in 1990 to a trust.',
    ),
  ).toEqual(['1 repeats'])
})
