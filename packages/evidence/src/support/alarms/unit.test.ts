import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The new lamp burned for 40 hours without oil.', 'The new lamp burned for 40 days without oil.', 'unit'],
  ['The storm left 463 people homeless on the island.', 'The storm left 463 families homeless on the island.', 'subject'],
  ['The rocks lie 15 kilometres off the coast.', 'The rocks lie 15 km off the coast.', undefined],
  ['The change cut the file from 8.8KB to 5.8KB.', 'The change cut the file from 8.8 to 5.8 KB.', undefined],
  ['The change cut the file from 8.8KB to 5.8KB.', 'The change cut the file from 8.8 to 5.8 MB.', 'unit'],
])('the same number of something else: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
