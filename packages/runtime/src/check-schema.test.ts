import { schemaCases } from '@galley/testkit'
import { describe, expect, it } from 'vitest'
import { checkSchema } from './check-schema.ts'

describe('checkSchema', () => {
  it.each(schemaCases)('tells of $title by path and expectation', ({ schema, value, path, message }) => {
    expect(checkSchema(schema, value)).toEqual([{ path, message }])
    expect(checkSchema(schema, value, 5)).toEqual([{ path, message }])
  })

  it('lists as many problems as are asked for', () => {
    const schema = { type: 'object', required: ['a', 'b', 'c'] }
    expect([undefined, 2, 9].map((maxProblems) => checkSchema(schema, {}, maxProblems).length)).toEqual([1, 2, 3])
    expect(checkSchema(schema, { a: 1, b: 2, c: 3 }, 9)).toEqual([])
  })
})
