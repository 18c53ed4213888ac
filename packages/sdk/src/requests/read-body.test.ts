import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSnippet } from './plain-snippet.ts'
import { readBody } from './read-body.ts'

describe('readBody', () => {
  it('puts a body of any length together from pieces of at most 262,144 characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(700_000), async (chars) => {
        const text = 'abcdefg'.repeat(chars / 7 + 1).slice(0, chars)
        const read = async (_: string, from: number, to: number): Promise<string> => {
          expect(to - from).toBeLessThanOrEqual(262_144)
          return text.slice(from, to)
        }
        expect(await readBody({ body: { read } }, { body: 'b1', chars }, 1e6)).toBe(text)
      }),
      { numRuns: 20 },
    )
  })

  it('refuses what is longer than the caller wants to hold, and what was not granted', async () => {
    await expect(readBody({ body: { read: async () => '' } }, { body: 'b1', chars: 11 }, 10)).rejects.toThrow('too large')
    await expect(readBody({}, { body: 'b1', chars: 1 }, 10)).rejects.toThrow('permission')
  })
})

it('plainSnippet takes tags and entities out', () => {
  expect(plainSnippet('The <span class="m">harbour</span> of&nbsp;Lund &amp; its\n ships &#8212; 1 &lt; 2')).toBe(
    'The harbour of Lund & its ships — 1 < 2',
  )
})
