import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The board framed the keeper as a drunkard who slept at night.', 'The keeper was a drunkard who slept at night.', 'attribution'],
  ['The keeper said that the lamp had failed twice that winter.', 'The lamp had failed twice that winter.', 'attribution'],
  ['According to the harbour board, the lamp had failed twice that winter.', 'The lamp had failed twice that winter.', 'attribution'],
  ['The lamp had failed twice that winter, according to the harbour board.', 'The lamp had failed twice that winter.', 'attribution'],
  [
    'The failure of the lamp has been put down to salt in the oil; the board called it a rare case.',
    'The failure of the lamp came from salt in the oil.',
    'attribution',
  ],
  [
    'The board noted the slow work of the keeper that winter.',
    'The board condemned the slow work of the keeper that winter.',
    'attribution',
  ],
  ['The harbour board announced that the lamp had failed twice that winter.', 'The lamp had failed twice that winter.', undefined],
  ['The keeper said that the lamp had failed twice that winter.', 'The lamp had failed twice that winter, the keeper said.', undefined],
  ['Note that the lamp fails in strong winds from the north.', 'The lamp fails in strong winds from the north.', undefined],
  ['So we suggest to light the lamp only if it is needed.', 'The lamp should be lit only if it is needed.', undefined],
  ['Please note that the lamp fails in strong winds from the north.', 'The lamp fails in strong winds from the north.', undefined],
  ['As far as the harbour board is aware, the lamp had failed twice that winter.', 'The lamp had failed twice that winter.', 'attribution'],
  [
    'As far as the harbour board is aware, the lamp had failed twice that winter.',
    'As far as the harbour board knows, the lamp had failed twice that winter.',
    undefined,
  ],
  ['To our knowledge the lamp had failed twice that winter.', 'The lamp had failed twice that winter.', 'attribution'],
  ['The keeper knows that the lamp fails in strong winds.', 'The lamp fails in strong winds.', undefined],
  ['The keeper lit the lamp and wrote a diary of the winter.', 'The keeper lit the lamp.', undefined],
])('a report that is left out: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
