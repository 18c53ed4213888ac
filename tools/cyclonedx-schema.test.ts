import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCyclonedxSchema, schemaFile } from './cyclonedx-schema.ts'

test('the schema that bills of materials are held against is the one of CycloneDX (else run node tools/cyclonedx-schema.ts)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(readCyclonedxSchema())
})
