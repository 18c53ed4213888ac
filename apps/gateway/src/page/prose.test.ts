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
    expect(textOf(prose(text))).toBe(set)
  })

  test('no hint of a fault that a page can show names an option of the command line or shows a backtick', () => {
    // Faults of the command line itself, and of a start that never came to a page.
    const elsewhere = new Set(['USAGE', 'OUTPUT_LOST', 'PORT_IN_USE', 'ADDRESS_UNUSABLE', 'FIX_FILE_CHANGED'])
    const table = readFileSync(new URL('../../../../docs/faults.md', import.meta.url), 'utf8')
    const rows = [...table.matchAll(/^\| `([A-Z_]+)` \| \d+ \| \d \| (?:.*) \| (.*) \|$/gm)]
    expect(rows.length).toBeGreaterThan(100)
    for (const [, code = '', hint = ''] of rows)
      if (!elsewhere.has(code)) expect([code, textOf(hintOf({ code, hint }))]).toEqual([code, expect.not.stringMatching(/--[a-z]|`/)])
  })
})
