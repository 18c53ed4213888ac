import { it } from 'vitest'
import { hideTokens } from './hide-tokens.ts'

it('lets no token of an address into any report, of many', { timeout: 300_000 }, async () => {
  await hideTokens(500)
})
