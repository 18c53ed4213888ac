import { expect, test } from 'vitest'
import { proseToText } from './prose-to-text.ts'

const told = `A lock lifts boats from one level of a river to another, and holds
the water back while nobody passes. It has two gates and a chamber.

  - the lower gate is opened first, when the chamber is empty and the
    water stands as low as below;
  - the upper gate is opened last.

The keeper writes down who passed:

    lock --log boats.txt
`

test('prose that a page sets as code is prose, with its lists and its code', () => {
  expect(proseToText(told)).toBe(
    'A lock lifts boats from one level of a river to another, and holds the water back while nobody passes. It has two gates and a chamber.\n\n- the lower gate is opened first, when the chamber is empty and the water stands as low as below;\n- the upper gate is opened last.\n\nThe keeper writes down who passed:\n\n```\nlock --log boats.txt\n```',
  )
})

test.each([
  ['for (const boat of boats) {\n  open(boat)\n}\n'],
  [
    '# This setting tells the keeper how many boats may pass at once, and\n# how long each of them may stay within the chamber of the lock.\nboats = 4\n',
  ],
  ['gate   open\nlower  yes\nupper  no\n'],
  ['open the lock'],
  [''],
])('code is none: %j', (code) => expect(proseToText(code)).toBeNull())
