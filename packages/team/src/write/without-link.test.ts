import { expect, test } from 'vitest'
import { withoutLink } from './without-link.ts'

test.each([
  ['But rain fell.', 'Rain fell.'],
  ['So Bergen had 4.', 'Bergen had 4.'],
  ['However, `npm ci` stops.', '`npm ci` stops.'],
  ['On the other hand, it rained.', 'It rained.'],
  ['So does Bergen.', 'So does Bergen.'],
  ['So far it rained.', 'So far it rained.'],
  ['But for rain it was dry.', 'But for rain it was dry.'],
  ['Still water runs deep.', 'Still water runs deep.'],
  ['Andes are high.', 'Andes are high.'],
])('a sentence loses what joined it to one that is gone: %s', (sentence, left) => {
  expect(withoutLink(sentence)).toBe(left)
})
