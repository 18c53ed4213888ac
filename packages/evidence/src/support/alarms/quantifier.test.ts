import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['Some keepers of the lighthouse wrote diaries.', 'All keepers of the lighthouse wrote diaries.', 'quantifier'],
  ['A single keeper stayed in the lighthouse that winter.', 'Several keepers stayed in the lighthouse that winter.', 'quantifier'],
  ['Lamps in three of the four towers failed that winter.', 'Lamps in all four towers failed that winter.', 'quantifier'],
  ['Three of the four lamps (as well as several bells) failed in the storm.', 'Three of the four lamps failed in the storm.', undefined],
  ['At least 30 boats were lost in the storm.', 'At most 30 boats were lost in the storm.', 'comparison'],
  ['One of the keepers drowned in the storm.', 'The keepers drowned in the storm.', 'quantifier'],
  [
    'The lamp is the tallest and one of the oldest on the coast.',
    'The lamp is the tallest and the only oldest on the coast.',
    'quantifier',
  ],
  ['The owners thanked both keepers of the lighthouse.', 'The owners thanked one of the keepers of the lighthouse.', 'quantifier'],
  ['Over 30 boats were lost in the storm.', 'More than 30 boats were lost in the storm.', undefined],
  ['At least 30 boats were lost in the storm.', '30 boats or more were lost in the storm.', undefined],
  ['30 boats were lost in the storm.', '30 boats or more were lost in the storm.', 'quantifier'],
  ['The lamp needs oil of grade >= 8.', 'The lamp needs oil of grade 8 or higher.', undefined],
  ['The lamp is brighter than any other lamp on the coast.', 'The lamp is brighter than all lamps on the coast.', undefined],
  ['The crew stood firm against the storm in the harbour.', 'The crew stood up to the storm in the harbour.', undefined],
  ['The board studied various symbols of the towers.', 'The board studied symbols of the towers.', undefined],
  ['Holt was the first woman to be named by either side.', 'Holt was the first woman to be named by one of the two sides.', undefined],
  ['Holt was the first woman to be named by a side.', 'Holt was the first woman to be named by one of the two sides.', 'quantifier'],
  ['To light the lamp, use a key.', 'Whoever wants to light the lamp must use a key.', undefined],
  ['Numerous keepers of the lighthouse wrote diaries.', 'Many keepers of the lighthouse wrote diaries.', undefined],
  ['Above all, keepers of the lighthouse wrote diaries.', 'Keepers of the lighthouse wrote diaries.', undefined],
  ['Oil was sold at select harbours on the coast.', 'Oil was sold at all harbours on the coast.', 'quantifier'],
  ['Oil was sold at some harbours on the coast.', 'Oil was sold at most harbours on the coast.', 'quantifier'],
  ['Oil was not sold in the harbour.', 'Oil was not sold at all in the harbour.', undefined],
])('a quantifier that is put in, exchanged or left out: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
