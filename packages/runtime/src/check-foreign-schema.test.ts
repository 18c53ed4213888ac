import { describe, expect, it } from 'vitest'
import { checkForeignSchema } from './check-foreign-schema.ts'

describe('checkForeignSchema', () => {
  it('takes unknown keywords and formats, the same $id twice', () => {
    const foreign = (): object => ({ $id: 'https://example.org/x', type: 'string', format: 'colour', 'x-hint': true })
    expect(checkForeignSchema({ ...foreign() }, 'red')).toEqual([])
    expect(checkForeignSchema({ ...foreign() }, 1)).toEqual([{ path: '', message: 'must be string' }])
  })

  it('throws when the schema itself is not valid', () => {
    expect(() => checkForeignSchema({ type: 'colour' }, 1)).toThrow('schema is invalid')
    expect(() => checkForeignSchema({ type: 'object', properties: 3 }, {})).toThrow('schema is invalid')
  })
})
