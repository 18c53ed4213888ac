import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const quote = 'Ada lit the lamp for Otto. Otto never lit it for Ada. The lamp stood in the northern tower.'
const verdictOn = (sentence: string, window = quote): string =>
  judgeSupport(sentence, [{ id: 'e', quote: window, window, title: 'The old tower', headings: ['History', 'The lamp'] }]).verdict

test.each([
  'According to *The old tower*, under *History › The lamp*: “Ada lit the lamp for Otto. Otto never lit it for Ada.”',
  '“Otto never lit it for Ada. The lamp stood in the northern tower.”',
  'Under *The lamp*: “Otto never lit it for Ada. The lamp stood in the northern tower.”',
])('whole sentences of the source in quotation marks need no reading: %s', (sentence) => {
  expect(verdictOn(sentence)).toBe('supported')
})

test('a quotation of several sentences that are not so in the source, or of which something is said, is read', () => {
  expect(verdictOn('“Ada lit the lamp for Otto. Otto often lit it for Ada.”')).toBe('unsupported')
  expect(verdictOn('Nobody believes that “Ada lit the lamp for Otto. Otto never lit it for Ada.”')).not.toBe('supported')
  expect(
    verdictOn('According to “The old tower”: “Ada sold the lamp. It burns.”', 'It does not say: Ada sold the lamp. It burns.'),
  ).not.toBe('supported')
})

test('a row of a table is the row of its source', () => {
  expect(verdictOn('| lamp | `LAMP_MISSING` | buy `oil` for the tower |', '| lamp | `LAMP_MISSING` | buy `oil` for the tower')).toBe(
    'supported',
  )
})

test('a quoted sentence that ends above code, without a mark, ends there', () => {
  const window = 'Few lamps burn oil. If this were the only one, it would show\n\n```\nlamp 1\n```'
  expect(verdictOn('According to *The old tower*: “Few lamps burn oil. If this were the only one, it would show”', window)).toBe(
    'supported',
  )
})
