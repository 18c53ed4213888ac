import { expect, test } from 'vitest'
import { expectBrokenPages } from './broken-pages.ts'

test(
  'a page that breaks at any place ends no process and no run, and the draft says why it was not read',
  { timeout: 900_000 },
  async () => {
    expect(await expectBrokenPages()).toBeGreaterThan(130)
  },
)
