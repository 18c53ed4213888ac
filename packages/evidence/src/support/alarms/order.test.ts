import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The lamp was lit before the storm reached the coast.', 'The lamp was lit after the storm reached the coast.', 'order'],
  ['The former keeper opened a museum in the tower.', 'The future keeper opened a museum in the tower.', 'order'],
  ['The sailors left, after the owners had closed the harbour.', 'The owners closed the harbour after the sailors had left.', 'order'],
  ['After the owners had closed the harbour, the sailors left.', 'The sailors left after the owners had closed the harbour.', undefined],
  [
    'The first two lamps, of 7 and 13 feet, were lit in November 1902, and a lamp of 32 feet followed in March 1903.',
    'The lamp of 32 feet was lit before the lamps of 7 and 13 feet.',
    'order',
  ],
  ['The harbour closes, waiting for the boats to land.', 'The harbour closes before the boats land.', 'order'],
  ['The harbour closes, waiting for the boats to land.', 'The harbour closes after the boats land.', undefined],
  ['The keeper left after the storm.', 'The keeper left following the storm.', undefined],
])('an order of time that is turned: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})

test.each<[string, string, string | undefined]>([
  ['The tower was restored before the bridge opened.', 'The bridge opened in 1911. The tower was restored in 1871.', 'supported'],
  ['The tower was restored after the bridge opened.', 'The bridge opened in 1911. The tower was restored in 1871.', 'contradicted'],
  ['After the bridge opened, the tower was restored.', 'The bridge opened in 1911. The tower was restored in 1871.', 'contradicted'],
  ['The tower was restored before the bridge opened.', 'The bridge opened in 1911. The tower was restored for 4,000 pounds.', 'undecided'],
  ['The keeper left before the bridge opened.', 'The bridge opened on 9 May 1911. The keeper left in May 1911.', 'undecided'],
  [
    'The opening of the bridge came before the loss of the lamp.',
    'The loss of the lamp shocked the harbour. Following the opening of the bridge the keeper of the tower left.',
    'undecided',
  ],
  ['The keeper left before the bridge opened.', 'The bridge opened on 9 May 1911. The keeper left on May 3, 1911.', 'supported'],
])('an order that the source gives by dates: %s | %s', (sentence, source, verdict) => {
  expect(judgeSupport(sentence, [{ id: 'e', quote: source, window: source }]).verdict).toBe(verdict)
})
