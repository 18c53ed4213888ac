import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftPredicateSchema, draftPredicateType } from '../../packages/runtime/src/index.ts'
import { expect, it } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'draft-statement.md'), 'utf8')

it('the page of the papers prints the schema and the type that are used', () => {
  const printed = /^```json\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
  const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' }
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ ...dialect, ...draftPredicateSchema })))
  expect(page).toContain(`\`${draftPredicateType}\``)
})
