import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textOf } from './html-text.ts'
import { hintOf, prose } from './prose.ts'

describe('messages on a page', () => {
  test.each([
    ['Set `fetch.privateHosts`, then `a`.', 'Set <code>fetch.privateHosts</code>, then <code>a</code>.'],
    ['one ` alone', 'one  alone'],
    ['`<b>`', '<code>&lt;b&gt;</code>'],
    ['', ''],
  ])('%j', (text, set) => {
    expect(textOf(prose(text), '')).toBe(set)
  })

  test('no hint of a fault that a page can show names the command line or shows a backtick', () => {
    // Faults of the command line itself, of what it downloads, and of a start that never came to a page.
    const typed = [
      'USAGE',
      'INSTALLATION_KEY_MISSING',
      'OUTPUT_LOST',
      'PORT_IN_USE',
      'ADDRESS_UNUSABLE',
      'FIX_FILE_CHANGED',
      'UPGRADE_MISSING',
    ]
    const authors = ['PACKER_MISSING', 'CONSENT_MISSING', 'PACKAGES_MISSING', 'FOLDER_TAKEN', 'INDEX_KEY_NOT_ALLOWED']
    const fetched = ['ADVISORIES_NOT_FETCHED', 'ADVISORIES_OLDER', 'ADVISORIES_ADDRESS_INVALID']
    const scanner = ['SCANNER_NOT_FETCHED', 'SCANNER_UNTRUSTED', 'SCANNER_UNFIT']
    const elsewhere = new Set([...typed, ...authors, ...fetched, ...scanner])
    const table = readFileSync(new URL('../../../../docs/faults.md', import.meta.url), 'utf8')
    const rows = [...table.matchAll(/^\| `([A-Z_]+)` \| \d+ \| \d \| (?:.*) \| (.*) \|$/gm)]
    expect(rows.length).toBeGreaterThan(100)
    for (const [, code = '', hint = ''] of rows)
      if (!elsewhere.has(code))
        expect([code, textOf(hintOf({ code, hint }), '')]).toEqual([
          code,
          expect.not.stringMatching(/--[a-z]|`|galley (?:drafts|models|webhook)/),
        ])
  })
})
