import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The tower may have been struck by lightning in 1902.', 'The tower was struck by lightning in 1902.', 'hedge'],
  ['About 40 fishermen lived on the island in winter.', '40 fishermen lived on the island in winter.', 'hedge'],
  ['The council planned to close the harbour after the storm.', 'The council closed the harbour after the storm.', 'hedge'],
  ['Visitors presumably reach the tower by boat.', 'Visitors reach the tower by boat.', 'hedge'],
  ['Visitors usually reach the tower by boat.', 'Visitors generally reach the tower by boat.', undefined],
  ['The tower may have been struck by lightning in 1902.', 'The tower was possibly struck by lightning in 1902.', undefined],
  ['In spring Holt assumed the duties of the keeper.', 'In spring Holt took over the duties of the keeper.', undefined],
  ['The board assumed that the lamp had failed.', 'The lamp had failed.', 'hedge'],
  ['The board reported 145 deaths on the coast.', 'The board put the number of deaths on the coast at 145.', undefined],
  ['The project is expected to unify the harbours.', 'The project is to unify the harbours.', undefined],
  ['You can use the key to open the lamp.', 'The key opens the lamp.', undefined],
  ['A storm can open the lamp.', 'A storm opens the lamp.', 'hedge'],
  ['The keepers promised to leave the tower.', 'The keepers vowed to leave the tower.', undefined],
  ['In May 1902 the keeper left the tower.', 'The keeper left the tower.', undefined],
])('a hedge that is left out: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
