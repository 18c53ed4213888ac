import { expect, test } from 'vitest'
import { authorNamed } from './author-named.ts'

test.each([
  ['Ada Finch <ada(at)bees.example>', 'Ada Finch'],
  ['Ada Finch, ada@bees.example', 'Ada Finch'],
  ['Ada Finch, ` `%%%`#`&12_`__~~~ॲ甀', 'Ada Finch'],
  ['Finch, Ada; Byron, A.', 'Finch, Ada; Byron, A.'],
  ['(anonymous)', null],
  ['@ada', null],
  ['https://bees.example/ada', null],
])('of %s the name is %s', (said, name) => {
  expect(authorNamed(said)).toBe(name)
})
