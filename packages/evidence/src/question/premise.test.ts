import { expect, test } from 'vitest'
import { isPresuming, premiseOf, statesPremise } from './premise.ts'

const states = (question: string, subject: string, sentence: string): boolean => statesPremise(premiseOf(question, subject), sentence)

test('a question that asks why or how something happened takes it for granted', () => {
  expect(isPresuming('Why did the bridge fall?')).toBe(true)
  expect(isPresuming('Warum wurde die Brücke gesperrt?')).toBe(true)
  expect(isPresuming('What is a bridge?')).toBe(false)
  expect(isPresuming('Why does it matter?')).toBe(false)
  expect(premiseOf('What is a bridge?', '')).toEqual([])
  // Everything began once.
  expect(premiseOf('How did the guild begin?', 'The guild')).toEqual([])
  // To compare is what the one who asks does.
  expect(premiseOf('How did Hilary and Mocha compare?', 'Hilary\nMocha')).toEqual([])
})

test.each([
  ['Why was the fair held in Lund?', 'The fair', 'The fair was held in Malmo, and a choir from Lund sang.', true],
  [
    'Why was the fair held in Lund?',
    'The fair',
    'The fair was held in Malmo in May 2024, after its guests had won there the year before.',
    false,
  ],
  ['Why did the bridge explode?', 'The bridge', 'The explosion was seen from the shore.', true],
  ['Why did Ann Lee give up climbing?', 'Ann Lee', 'Ann Lee gave up climbing in 2012.', true],
  ['Why did Ann Lee give up climbing?', 'Ann Lee', 'Ann Lee is a climber who gave lectures.', false],
])('%j of %j: %j', (question, subject, sentence, isStated) => {
  expect(states(question, subject, sentence)).toBe(isStated)
})
