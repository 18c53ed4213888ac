import { createFetchingHost, serve, serviceFailures } from '@galley/testkit'
import { expect, test } from 'vitest'
import { abstractOf } from '../src/abstract-of.ts'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

const location = (url: string | null) => ({
  is_oa: true,
  landing_page_url: url,
  pdf_url: null,
  source: null,
  license: 'cc-by',
  version: 'publishedVersion',
})
const work = {
  id: 'https://openalex.org/W1',
  doi: 'https://doi.org/10.1/a',
  display_name: 'The <i>waggle</i> dance',
  publication_date: '1967-05-01',
  abstract_inverted_index: { Bees: [0], dance: [1, 3], and: [2] },
  best_oa_location: location('https://open.example/1'),
  primary_location: location('https://publisher.example/1'),
}
const answer = (results: readonly unknown[]): string =>
  JSON.stringify({ meta: { count: 3, db_response_time_ms: 20, page: 1, per_page: 5, groups_count: null }, results, group_by: [] })

test('works are hits, at the place where they can be read', async () => {
  const { host, asked } = createFetchingHost()
  const works = [
    work,
    { ...work, best_oa_location: null },
    { ...work, best_oa_location: null, primary_location: location(null), abstract_inverted_index: null, publication_date: null },
    { id: 'https://openalex.org/W4', doi: null, display_name: null },
    null,
  ]
  await serve(
    () => ({ body: answer(works) }),
    async (base) => {
      const hit = { title: 'The waggle dance', snippet: 'Bees dance and dance', provider: 'openalex', publishedAt: '1967-05-01' }
      expect(await plugin.operations['search']?.({ query: 'bee|dance: “why?”', k: 5, base } as never, host)).toEqual({
        hits: [
          { ...hit, address: 'https://open.example/1' },
          { ...hit, address: 'https://publisher.example/1' },
          { address: 'https://doi.org/10.1/a', title: 'The waggle dance', snippet: '', provider: 'openalex' },
          { address: 'https://openalex.org/W4', title: 'https://openalex.org/W4', snippet: '', provider: 'openalex' },
        ],
      })
      expect(new URL(asked[0] ?? '').searchParams.get('search')).toBe('bee dance why')
    },
  )
})

test('an index of an abstract that is none gives no words, and a hostile one no work', () => {
  expect(abstractOf({ a: [1_000_000_000], b: 7, c: [-1, 0.5, '2'], d: [2] })).toBe('d')
  expect([null, 'x', []].map(abstractOf)).toEqual(['', '', ''])
})

test('nothing found is no failure', async () => {
  await serve(
    () => ({ body: answer([]) }),
    async (base) => expect(await search({ query: 'zzz', k: 5, base }, createFetchingHost().host)).toEqual({ hits: [] }),
  )
})

const spent = { error: 'Rate limit exceeded', message: 'Insufficient budget. Get a free API key.' }

test.each([
  ...serviceFailures,
  ['a day that is used up', { status: 429, body: JSON.stringify(spent) }, /429\): Insufficient budget/] as const,
])('%s is told in words', async (_, reply, words) => {
  await serve(
    () => reply,
    async (base) => expect(search({ query: 'bees', k: 5, base }, createFetchingHost().host)).rejects.toThrow(words),
  )
})
