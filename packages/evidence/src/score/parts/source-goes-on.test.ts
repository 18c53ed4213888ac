import { expect, test } from 'vitest'
import { sourceGoesOn } from './source-goes-on.ts'

const quotes = ['The child is observed for six hours, and vital signs are monitored.', 'Most need no drug.']

test.each([
  ['The child is observed for six.', true],
  ['“The child is observed for six hours, and vital.”', true],
  ['The child is observed for six hours.', false],
  ['The child is observed for six hours, and vital signs are monitored.', false],
  ['Most need no drug.', false],
  ['Doctors watch the child.', false],
])('%s: %s', (sentence, answer) => expect(sourceGoesOn(sentence, quotes)).toBe(answer))
