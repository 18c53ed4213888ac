import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  [
    'The new lamp was either a gain for the fishermen or a loss for the keepers of the old tower.',
    'The new lamp was a gain for the fishermen.',
    'hedge',
  ],
  ['Boats either wait outside or enter the harbour at high tide.', 'Boats wait outside or enter the harbour at high tide.', undefined],
  ['The keeper either rowed or sailed to the tower on Sundays.', 'On Sundays the keeper either rowed or sailed to the tower.', undefined],
])('one side of two: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
