import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each([
  ['Meningitis was ruled out by the doctor on the island.', 'Meningitis was precluded by the doctor on the island.', true],
  ['The keeper put the race of the boats off.', 'The keeper postponed the race of the boats.', true],
  ['The keeper left the tower immediately.', 'The keeper left the tower at once.', true],
  ['The keeper changed the links manually in the tower.', 'The keeper changed the links in the tower by hand.', true],
  ['The keeper ruled the old tower and rowed out to the boat.', 'The keeper precluded the old tower and rowed out to the boat.', false],
  ['The library is for layout of text in the tower.', 'The library lays out text in the tower.', true],
  ['The model can be finetuned by the keeper of the tower.', 'The keeper of the tower can fine-tune the model.', true],
])('a word for several, or several for one: %s | %s', (source, sentence, isFounded) => {
  expect(judgeSupport(sentence, [{ id: 'e', quote: source, window: source }]).verdict === 'supported').toBe(isFounded)
})
