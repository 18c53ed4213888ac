import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const judged = (quote: string, sentence: string, title?: string): ReturnType<typeof judgeSupport> =>
  judgeSupport(sentence, [{ id: 'e', quote, window: quote, ...(title === undefined ? {} : { title }) }])

const line = 'The old line carries tourists through olive groves in wooden carriages.'

test.each([
  ['vineyards', line, 'The old line carries tourists through vineyards in wooden carriages.'],
  ['snipers', 'Three militants were killed during the search.', 'Three militants were killed by snipers during the search.'],
  ['secret', 'The lawyers found a second set of papers at the house.', 'The lawyers found a second set of secret papers at the house.'],
  ['brutally', 'The town raised money to restore the bells.', 'The town brutally raised money to restore the bells.'],
  ['bells', 'The storm broke the windows of the tower.', 'The storm broke the windows and bells of the tower.'],
  ['Furious', 'The keeper left the tower in the night.', 'Furious, the keeper left the tower in the night.'],
  [
    'cyclone',
    'The office raised it to a tropical depression at noon of the same day.',
    'The office raised its tropical depression to a tropical cyclone at noon of the same day.',
  ],
  [
    'horses',
    'The council of the old town bought boats in May for the harbour.',
    'The council of the old town bought horses in May for the harbour.',
  ],
  ['panned', 'Well received by critics, the book reached the tenth place.', 'The book was panned by critics and reached the tenth place.'],
  ['dancers', 'The gunman was stopped by staff and fled by car.', 'The gunman was stopped by dancers and fled by car.'],
  ['steel', line, 'The old line carries tourists through olive groves in steel carriages.'],
  ['replace', 'The town raised money to restore the bells.', 'The town raised money to replace the bells.'],
  ['success', 'His first season was a disaster.', 'His first season was a great success.'],
  ['farmers', 'The mountain gave scientists two months of warning.', 'The mountain gave farmers two months of warning.'],
  // Words that state little where they are put in state what happened in the place of another verb.
  ['opened', 'The bridge was painted in 1872.', 'The bridge was opened in 1872.'],
  ['closed', 'The tower was visited by 2,000 people a week in 1999.', 'The tower was closed in 1999.'],
  ['received', 'Holt questioned the report in May.', 'Holt received the report in May.'],
  ['sent', 'The keeper had burned the letter.', 'The keeper had sent the letter.'],
])('a word that the source has nothing of is left to a judge: %s', (word, quote, sentence) => {
  const { verdict, alarm, reason } = judged(quote, sentence)
  expect([verdict, alarm]).toEqual(['undecided', 'wording'])
  expect(reason).toContain(`“${word}”`)
})

test.each([
  ['a verb that leans on its noun', 'The line carries tourists.', 'The line is used to carry tourists.'],
  ['a synonym', 'The town purchased the mill.', 'The town bought the mill.'],
  ['a comparative of a synonym', 'Water makes eruptions more difficult to forecast.', 'Water makes eruptions harder to forecast.'],
  ['a word of the same family', 'The church was closed for vital repairs.', 'The closing of the church was for vital repairs.'],
  [
    'one word that replaces none',
    'The storm caused a total of 190 million dollars in damages.',
    'The storm did damage worth 190 million dollars.',
  ],
  ['a word that shares a sense', 'The officials were of Albanian stock.', 'The officials were of Albanian descent.'],
  ['a word derived from another', 'The quake had a focal depth of 11 km.', 'The quake had its focus at a depth of 11 km.'],
  ['what a function word says', 'You must have a key for the tower.', 'The tower requires a key.'],
  [
    'an opening word that is no name',
    'In coordination with the board, the keeper lit the lamp.',
    'Together with the board, the keeper lit the lamp.',
  ],
  [
    'an opening word for another',
    'An angry Holt left the tower in the night with Varga.',
    'Furious, Holt left the tower in the night with Varga.',
  ],
  ['another name of a country', 'The song was a hit in the UK and Ireland.', 'The song was a hit in Britain and Ireland.'],
  ['a verb for nearly any other', 'The council assessed the damage in May.', 'The council saw the damage in May.'],
  ['a light verb in other words', 'Repairs of the lamp began in May.', 'The repairs of the lamp were started in May.'],
  ['a limit', 'The tower takes at least 8 keepers.', 'The tower takes 8 or more keepers.'],
  ['a verb that English uses as a function word', 'You get the key from the keeper.', 'You obtain the key from the keeper.'],
  ['no longer', 'The key is not used anymore.', 'The key is no longer used.'],
  ['a collective', 'The town bought weaponry.', 'The town bought weapons.'],
  ['a unit', 'The island lies 15 kilometres off the coast.', 'The island lies 15 km off the coast.'],
  ['a denial by its form', 'Blood tests are not needed.', 'Blood tests are unnecessary.'],
  ['a hedge put in', 'The fire weakened the girders.', 'The fire probably weakened the girders.'],
])('what says the same in other words is supported: %s', (_, quote, sentence) => {
  const { verdict, reason } = judged(quote, sentence)
  expect(verdict, reason).toBe('supported')
})

test('a noun for the kind of thing may stand for a name, and behind *a* it may not', () => {
  const quote = 'OLMo 2 was released in November.'
  expect(judged(quote, 'The model was released in November.').verdict).toBe('supported')
  expect(judged(quote, 'A model was released in November.').verdict).toBe('undecided')
})
