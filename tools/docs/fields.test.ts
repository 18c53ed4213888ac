import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environment } from '../../apps/cli/src/help/environment.ts'
import { approvalSchema } from '../../apps/gateway/src/drafts/read-approval.ts'
import { settingsSchema } from '../../packages/runtime/src/settings/settings-schema.ts'
import { manifestSchema, sentBriefSchema } from '../../packages/sdk/src/index.ts'
import { policySchema } from '../../security/audit/src/policy/policy-schema.ts'
import { newSigner, fullPolicyText } from '../../security/trust/test/make-release.ts'
import { schemaFields, valueFields } from './schema-fields.ts'

// No field is accepted and ignored: docs/fields.md names for each one the test that shows its effect.

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'fields.md'), 'utf8')

/** Rows of a section of the page: field, file of the test, its title or the words of its row in a table of cases. */
function rowsOf(section: string): readonly { readonly field: string; readonly file: string; readonly title: string }[] {
  const text = page.split('\n## ').find((part) => part.startsWith(`${section}\n`)) ?? ''
  return [...text.matchAll(/^\| `([^`]+)` \| `([^`]+)`: (.+) \|$/gm)].map(([, field = '', file = '', title = '']) => ({
    field,
    file,
    title,
  }))
}

const sections: readonly (readonly [section: string, fields: readonly string[]])[] = [
  ['The brief', schemaFields(sentBriefSchema)],
  ['A plugin’s manifest', schemaFields(manifestSchema)],
  ['galley.config.json', schemaFields(settingsSchema)],
  ['The environment', environment.map(({ name }) => name)],
  ['audit-policy.json', schemaFields(policySchema)],
  ['An approval', schemaFields(approvalSchema)],
  // The reader of this file takes exactly these keys, all of them.
  ['trust-policy.json', valueFields(JSON.parse(fullPolicyText(newSigner())), ['signers'])],
]

describe.each(sections)('%s', (section, fields) => {
  test('each field has one row, and each row a field', () => {
    expect(fields.length).toBeGreaterThan(4)
    expect(rowsOf(section).map(({ field }) => field)).toEqual(fields)
  })

  test('each row names a test that is there', () => {
    const missing = rowsOf(section).filter(({ file, title }) => !hasTest(file, title))
    expect(missing).toEqual([])
  })
})

/** True when a file of tests or of cases holds the title as a string of its own. */
function hasTest(file: string, title: string): boolean {
  const path = join(root, file)
  if (!/\.test\.ts$|\/fixtures\/.*\.json$/.test(file) || !existsSync(path)) return false
  const text = readFileSync(path, 'utf8')
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`))
}
