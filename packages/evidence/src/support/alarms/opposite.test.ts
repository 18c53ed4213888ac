import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The council opened the harbour to large ships.', 'The council closed the harbour to large ships.', 'opposite'],
  ['The keeper won the race around the island.', 'The keeper lost the race around the island.', 'opposite'],
  ['The council did not win the case against the board.', 'The council lost the case against the board.', undefined],
  ['The council revised the toll to 40 pence in March.', 'The council lowered the toll to 40 pence in March.', 'opposite'],
  ['The council revised the toll to 40 pence in March.', 'The council changed the toll to 40 pence in March.', undefined],
  [
    'The gunman killed eleven people and injured nine others.',
    'Eleven people were left dead by the gunman and nine others injured.',
    undefined,
  ],
  ['Its sales doubled to 300 pounds.', 'Its sales rose to twice as much, 300 pounds.', undefined],
  ['The council started the work on the harbour.', 'The council began the work on the harbour.', undefined],
])('a word for its opposite: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
