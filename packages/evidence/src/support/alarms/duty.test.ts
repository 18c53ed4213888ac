import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  [
    'The licence expressly allows others to train models on its output.',
    'The licence asks others who train models on its output to publish them.',
    'duty',
  ],
  ['Visitors may climb the tower by the outer stairs.', 'Visitors must climb the tower by the outer stairs.', 'duty'],
  ['Keepers should oil the lamp each morning.', 'Keepers are required to oil the lamp each morning.', 'duty'],
  ['The harbour must be closed to boats at night.', 'The harbour is allowed to be closed to boats at night.', 'duty'],
  ['Keepers must oil the lamp each morning.', 'Keepers may oil the lamp each morning.', 'duty'],
  ['Keepers must oil the lamp each morning.', 'Keepers are required to oil the lamp each morning.', undefined],
  ['Keepers have to oil the lamp each morning.', 'Keepers are asked to oil the lamp each morning.', undefined],
  ['Oil the lamp each morning.', 'Keepers must oil the lamp each morning.', undefined],
  ['Visitors cannot climb the tower by the outer stairs.', 'Visitors may not climb the tower by the outer stairs.', undefined],
  ['Visitors are not let into the tower by the outer stairs.', 'Visitors may not go into the tower by the outer stairs.', undefined],
  ['Visitors may climb the tower by the outer stairs.', 'Visitors are allowed to climb the tower by the outer stairs.', undefined],
])('another duty than that of the source: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm === 'duty' ? 'duty' : undefined).toBe(alarm)
  if (alarm !== undefined) expect(support.verdict).not.toBe('supported')
})

test('a ban where the source has another duty, and denies something else beside it', () => {
  const quote =
    'A company whose products had more than 700 million monthly active users when the model was released must ask Meta for a separate licence.'
  const window = `The weights can be downloaded, but the Meta Llama 3 Community License is not an open-source licence. ${quote}`
  const sentence = 'Companies with more than 700 million users may not build on Llama 3 at all.'
  const support = judgeSupport(sentence, [{ id: 'e', quote, window, title: 'Licences of open models' }])
  expect(support).toMatchObject({ verdict: 'undecided', alarm: 'duty' })
})
