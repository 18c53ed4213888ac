import { expect, test } from 'vitest'
import { fieldsOf, itemsOf } from './fields-of.ts'

test('whatever a model answers has fields and items, or none', () => {
  expect(fieldsOf({ picks: [1] })['picks']).toEqual([1])
  expect(itemsOf([1, 2])).toEqual([1, 2])
  for (const value of [null, undefined, 'text', 7, true]) {
    expect(fieldsOf(value)).toEqual({})
    expect(itemsOf(value)).toEqual([])
  }
  expect(fieldsOf([1])).toEqual({})
  expect(itemsOf({ length: 1 })).toEqual([])
})
