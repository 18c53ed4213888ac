import { expect, test } from 'vitest'
import { answerFactor } from './answer-factor.ts'

test.each([
  ['The trust was founded because boats rotted at the pier.', 'most'],
  ['The trust was founded to mend boats.', 'as much'],
  ['Others could help with the fence because it had been stolen.', 'as much'],
  ['The fence was painted to please the king.', 'nothing'],
  ['The trust was founded.', 'nothing'],
])('“%s” tells %s of why something was founded', (text, tells) => {
  const factor = answerFactor({ text: 'Why was it founded?', kind: 'cause', stems: new Set(['found']) }, [])(text, [])
  expect({ most: factor > 1, 'as much': factor === 1, nothing: factor === 0 }[tells]).toBe(true)
})
