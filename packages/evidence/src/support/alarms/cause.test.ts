import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  [
    'The keeper left the island, and the lamp went out in March.',
    'The keeper left the island because the lamp went out in March.',
    'cause',
  ],
  [
    'The keeper left the island. The lamp went out in March.',
    'The keeper left the island, and as a result the lamp went out in March.',
    'cause',
  ],
  ['The keeper left the island. The lamp went out in March.', 'The lamp went out in March, so the keeper left the island.', 'cause'],
  ['The keeper had no oil in March, as the ship was late.', 'The keeper had no oil in March because the ship was late.', undefined],
  [
    'The ship was late, so the keeper had no oil in March.',
    'The ship was late, and as a result the keeper had no oil in March.',
    undefined,
  ],
  ["Since it's a dark coast, the lamp burns all night.", 'Because it is a dark coast, the lamp burns all night.', undefined],
  ['The lamp is scheduled to be removed in March.', 'The lamp is due to be removed in March.', undefined],
  ['The lamp went out in March due to a lack of oil.', 'The lamp went out in March because of a lack of oil.', undefined],
  [
    'The keeper left the island, so that the lamp went out in March.',
    'The keeper left the island, and as a result the lamp went out in March.',
    undefined,
  ],
  [
    'The keeper left the small island, so that the lamp went out in March.',
    'The keeper left the island, so that the lamp went out in March.',
    undefined,
  ],
])('a cause that the source does not give: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
