import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['In the last trial about 80 lamps burned until noon.', 'In the trials about 80 lamps burned until noon.', 'scope'],
  ['The first keeper of the tower earned 40 pounds a year.', 'The keeper of the tower earned 40 pounds a year.', 'scope'],
  ['In the last trial about 80 lamps burned until noon.', 'About 80 lamps burned until noon in the last trial.', undefined],
  ['The tower of the 40 keepers stands near the second harbour.', 'The tower of the 40 keepers stands near a harbour.', undefined],
  ['In the last two years 80 lamps burned until noon.', '80 lamps burned until noon in two years.', undefined],
  ['In the last trial the lamps burned until noon.', 'The lamps burned until noon in a trial.', undefined],
])('a figure of one of several: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
