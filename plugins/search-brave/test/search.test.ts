import { createFetchingHost, serve, serviceFailures } from '@galley/testkit'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

const result = {
  title: 'The <strong>waggle</strong> dance &amp; more',
  url: 'https://bees.example/dance',
  is_source_local: false,
  description: 'Bees <strong>dance</strong>.',
  page_age: '2024-05-01T10:00:00',
  profile: { name: 'Bees', url: 'https://bees.example', long_name: 'bees.example', img: '' },
  language: 'en',
  family_friendly: true,
  type: 'search_result',
  subtype: 'generic',
  meta_url: { scheme: 'https', netloc: 'bees.example', hostname: 'bees.example', favicon: '', path: '› dance' },
  extra_snippets: ['They show the way.'],
}
const answer = (results: readonly unknown[]): string =>
  JSON.stringify({
    type: 'search',
    query: { original: 'bees', more_results_available: true },
    mixed: { type: 'mixed' },
    web: { type: 'search', results },
  })

test('results are hits', async () => {
  const { host, asked } = createFetchingHost()
  await serve(
    () => ({ body: answer([result, result, { ...result, url: 'javascript:1' }, 7]) }),
    async (base) => {
      expect(await plugin.operations['search']?.({ query: 'bee dance', k: 30, language: 'ja-JP', base } as never, host)).toEqual({
        hits: [
          {
            address: 'https://bees.example/dance',
            title: 'The waggle dance & more',
            snippet: 'Bees dance. They show the way.',
            provider: 'brave',
            publishedAt: '2024-05-01T10:00:00',
          },
        ],
      })
      expect(asked).toEqual([`${base}/res/v1/web/search?q=bee+dance&count=20&result_filter=web&search_lang=jp`])
    },
  )
})

test.each(['{"type":"search","query":{"original":"zzz"}}', answer([])])('nothing found is no failure: %s', async (body) => {
  await serve(
    () => ({ body }),
    async (base) => expect(await search({ query: 'zzz', k: 5, language: 'sw', base }, createFetchingHost().host)).toEqual({ hits: [] }),
  )
})

const invalid = {
  type: 'ErrorResponse',
  error: { id: 'x', status: 422, code: 'SUBSCRIPTION_TOKEN_INVALID', detail: 'The provided subscription token is invalid.' },
}

test.each([
  ...serviceFailures,
  ['the key as Brave refuses it', { status: 422, body: JSON.stringify(invalid) }, /422: The provided subscription token/] as const,
])('%s is told in words', async (_, reply, words) => {
  await serve(
    () => reply,
    async (base) => expect(search({ query: 'bees', k: 5, base }, createFetchingHost().host)).rejects.toThrow(words),
  )
})
