import { describe, expect, test } from 'vitest'
import { standsUncited } from './stands-uncited.ts'

const ground = [
  'What to check before you build on an open model',
  'OLMo 2 was released under Apache 2.0 in November 2024.',
  'Llama 3 may not be used by companies with more than 700 million users.',
  'The judge called it “a licence in name only”.',
]

describe('a sentence may stand uncited', () => {
  test.each([
    'So the licence comes first.',
    'Before you build on Llama 3, have the licence read by a lawyer.',
    'If you have fewer than 700 million users, OLMo 2 and Llama 3 differ less than it seems.',
    'Two questions remain for a “small” company.',
    'That is more than “a licence in name only” promises.',
    'Apache 2.0 is the safer choice.',
    'OLMo 2 was published with fewer strings.',
    'Llama 3 was made for others.',
  ])('as a turn, advice or close: %s', (sentence) => expect(standsUncited(sentence, ground)).toBe(true))

  test.each([
    ['a name', 'Mistral is the safer choice.'],
    ['a number', 'OLMo 2 costs 40 euros a month.'],
    ['a number of something else', 'Llama 3 came in 2024.'],
    ['a year', 'Since 2019 licences have mattered.'],
    ['a quotation', 'OLMo 2 is “the most generous of them all”.'],
    ['an event', 'OLMo 2 was withdrawn.'],
    ['an event of a name', 'Llama sued its users.'],
  ])('never with %s of its own', (_, sentence) => expect(standsUncited(sentence, ground)).toBe(false))
})

test('the brief lends a name, and neither a number nor an event', () => {
  const brief = ['Why Dunmore sold 40 mills', 'the board of Corvane']
  expect(standsUncited('For the board of Corvane the licence comes first.', ground, brief)).toBe(true)
  expect(standsUncited('For the board of Corvane the licence comes first.', ground)).toBe(false)
  expect(standsUncited('Corvane needs 40 licences.', ground, brief)).toBe(false)
  expect(standsUncited('Dunmore sold its licences.', ground, brief)).toBe(false)
})
