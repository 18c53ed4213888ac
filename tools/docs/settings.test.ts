import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settingsPage } from '../settings-page.ts'

it('docs/settings.md is what the schemas say: npm run fix writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'settings.md'), 'utf8')).toBe(settingsPage)
})
