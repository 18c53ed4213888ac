import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The keeper lights the lamp at noon if the fog covers the bay.', 'The keeper lights the lamp at noon.', 'quantifier'],
  ['If the fog covers the bay, the keeper lights the lamp at noon.', 'The keeper lights the lamp at noon.', 'quantifier'],
  ['The board pays the keeper a pension unless he leaves the island.', 'The board pays the keeper a pension.', 'quantifier'],
  ['The keeper signs the book. Only then can the boat leave the harbour.', 'The boat can leave the harbour.', 'quantifier'],
  [
    'The keeper lights the lamp at noon if the fog covers the bay.',
    'When fog covers the bay, the keeper lights the lamp at noon.',
    undefined,
  ],
  ['The board asked if the lamp failed, and paid the keeper a pension in May.', 'The board paid the keeper a pension in May.', undefined],
  ['The keeper lights the lamp at noon, and the boats turn back if they can.', 'The keeper lights the lamp at noon.', undefined],
])('a condition that is left out: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
