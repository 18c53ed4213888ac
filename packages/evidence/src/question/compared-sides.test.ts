import { expect, test } from 'vitest'
import { comparedSides } from './compared-sides.ts'

test.each([
  ['B-tree indexes compared with hash indexes in PostgreSQL', ['B-tree indexes', 'hash indexes']],
  ['tea versus coffee', ['tea', 'coffee']],
  ['a compared with b and c', ['a', 'b', 'c']],
  ['Compare ws and got', ['ws', 'got']],
  ['What is the difference between a fault and a finding?', ['a fault', 'a finding']],
  ['Dampf gegen Strom', ['Dampf', 'Strom']],
  ['The history of tea and coffee', []],
  ['Why is tea better?', []],
])('%j compares %j', (topic, sides) => {
  expect(comparedSides(topic)).toEqual(sides)
})
