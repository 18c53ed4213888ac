import { expect, test } from 'vitest'
import { pointers } from './pointers.ts'

test('finds what a sentence points back at', () => {
  expect(pointers('This committee asked for the other papers.')).toEqual(['committee', 'paper'].map((word) => pointers(`this ${word}`)[0]))
  expect(pointers('A committee asked for papers.')).toEqual([])
})
