import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['It was the largest catch of the harbour since 1902.', 'It was the largest catch of the harbour.', 'comparison'],
  ['The lamp of Cape Morrow was first in four towns.', 'The lamp of Cape Morrow is the best in four towns.', 'comparison'],
  [
    'The tower is tied with Cape Morrow as the tallest on the coast.',
    'The tower is the tallest on the coast, ahead of Cape Morrow.',
    'comparison',
  ],
  [
    'The new lamp is brighter and uses more oil than the old one.',
    'The new lamp is brighter and uses less oil than the old one.',
    'comparison',
  ],
  ['It was the strongest storm on the coast since 1850.', 'It was the weakest storm on the coast since 1850.', 'comparison'],
  [
    'The storm drove boats onto the rocks of the coast, and rain filled the harbour.',
    'The storm drove more boats onto the rocks of the coast than rain into the harbour.',
    'comparison',
  ],
  [
    'Children of the coast are more likely to catch a cold after a storm.',
    'Children of the coast are more likely to catch a cold after a storm than in winter.',
    'comparison',
  ],
  ['The harbours of Lund and Malmö held many ships.', 'The harbour of Lund surpassed the harbour of Malmö in ships.', 'comparison'],
  ['Open harbours lost ships more often than closed ones.', 'Closed harbours lost ships more often than open ones.', 'comparison'],
  [
    'The torch is new. That is far more oil per night than earlier lamps had used.',
    'Earlier lamps had used far more oil per night than the torch.',
    'comparison',
  ],
  ['New ships are faster than old ships.', 'Old ships are faster than new ships.', 'comparison'],
  ['New ships outlasted old ones.', 'Old ships outlasted new ones.', 'comparison'],
  ['Pure oil burns blue in the lamp.', 'The purest oil burns blue in the lamp.', 'comparison'],
  ['The keeper counted fifteen ships in the harbour.', 'The keeper counted more than fifteen ships in the harbour.', 'quantifier'],
  ['The keeper counted over fifteen ships in the harbour.', 'The keeper counted more than fifteen ships in the harbour.', undefined],
  ['Open harbours lost more ships than closed ones.', 'More ships were lost by open harbours than by closed ones.', undefined],
  [
    'Open harbours lost more ships than closed ones in the storm.',
    'In the storm open harbours lost more ships than closed ones.',
    undefined,
  ],
  ['Lund has more ships than Malmö.', 'Lund surpasses Malmö in ships.', undefined],
  ['It was the biggest storm on the coast since 1850.', 'It was the largest storm on the coast since 1850.', undefined],
  [
    'A more likely cause of the wreck is a leak in the hull.',
    'A storm is a more likely cause of the wreck than a leak in the hull.',
    'comparison',
  ],
])('a comparison that is turned or brought along: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
