import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['He opened a museum in the tower in 1997. Marian Holt wrote its guide.', 'Marian Holt opened a museum in the tower in 1997.', 'subject'],
  ['Marian Holt drew the plans. He opened a museum in the tower in 1997.', 'Marian Holt opened a museum in the tower in 1997.', undefined],
])('a subject of another sentence: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
