import { expect, test } from 'vitest'
import { expectBrokenSearches } from './broken-searches.ts'

test(
  'a search service that breaks at any place ends no process and no run, and the draft lists it with the reason',
  { timeout: 900_000 },
  async () => {
    expect(await expectBrokenSearches()).toBeGreaterThan(250)
  },
)
