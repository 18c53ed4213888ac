import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['Nets were lost on the coast of the Western Isles in May.', 'Nets were lost on the coast of the Isles in May.', 'scope'],
  ['The storm flooded northern villages of the island.', 'The storm flooded villages of the island.', 'scope'],
  ['The harbour was closed in March 1902 after the storm.', 'The harbour was closed throughout 1902 after the storm.', 'scope'],
  ['The storm flooded villages on the island.', 'The storm flooded villages all over the island.', 'scope'],
  ['The storm caused widespread floods in the region.', 'The storm caused floods across the region.', undefined],
  ['The storm flooded the whole island in March.', 'The storm flooded the entire island in March.', undefined],
])('a place or time made wider: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
