import { expect, test } from 'vitest'
import { judgeSupport } from '../support/judge-support.ts'

const verdictOn = (quote: string, sentence: string): string =>
  judgeSupport(sentence, [{ id: 'e', quote, window: quote, title: 'The flood' }]).verdict

test.each([
  ['In all 1,562 people fled the town.', 'About 1,600 people fled the town.'],
  ['In all 469,812 people fled the town.', 'Some 470,000 people fled the town.'],
  ['In all 469,812 people fled the town.', 'Almost 470,000 people fled the town.'],
])('a number may be rounded by a writer who says so: %s | %s', (quote, sentence) => {
  expect(verdictOn(quote, sentence)).not.toMatch(/contradicted|unsupported/)
})

test.each([
  ['In all 1,562 people fled the town.', '1,600 people fled the town.'],
  ['In all 1,562 people fled the town.', 'More than 1,600 people fled the town.'],
  ['In all 1,562 people fled the town.', 'Almost 1,500 people fled the town.'],
  ['In all 1,562 people fled the town.', 'About 1,652 people fled the town.'],
  ['In all 1,562 people fled the town.', 'About 2,000 people fled the town.'],
  ['The people fled the town in 1964.', 'The people fled the town about 1960.'],
  ['Of the people 19.7 percent fled the town.', 'About 20 people fled the town.'],
])('another number is none of its roundings: %s | %s', (quote, sentence) => {
  expect(verdictOn(quote, sentence)).toMatch(/contradicted|unsupported/)
})
