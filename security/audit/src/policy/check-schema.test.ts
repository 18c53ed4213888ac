import { schemaCases } from '@galley/testkit'
import { expect, it } from 'vitest'
import { checkSchema } from './check-schema.ts'

it.each(schemaCases)('tells of $title in the words that the runtime has', ({ schema, value, path, message }) => {
  expect(checkSchema(schema, value)).toEqual({ path, message })
})
