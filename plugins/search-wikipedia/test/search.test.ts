import { assert, property, string } from 'fast-check'
import { bareHost, createFetchingHost, serve, type ServedReply } from '@galley/testkit'
import { expect, test } from 'vitest'
import { apiOf } from '../src/api-of.ts'
import plugin from '../src/index.ts'
import { queriesOf } from '../src/queries-of.ts'
import { search } from '../src/search.ts'

const page = (index: number, title: string, more: Readonly<Record<string, unknown>> = {}) => ({
  pageid: index,
  ns: 0,
  title,
  index,
  fullurl: `https://wiki.example/wiki/${title}`,
  canonicalurl: `https://wiki.example/wiki/${title}`,
  ...more,
})
const reply = (pages?: readonly unknown[]): ServedReply => ({
  body: JSON.stringify({ batchcomplete: true, ...(pages === undefined ? {} : { query: { pages } }) }),
})

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['search'])
})

test('pages are hits in the order of the search, with their own address and a snippet in words', async () => {
  const pages = [
    page(2, 'Wasp', { canonicalurl: undefined }),
    page(1, 'Bee', {
      timestamp: '2026-01-02T03:04:05Z',
      snippet: `! colspan=2 | Box\n...The '''<span class='searchmatch'>bee</span>''' is an [[Insect|insect]] &amp; it flies.&lt;ref&gt;http://x&lt;/ref&gt; See {{`,
    }),
    page(3, 'Evil', { canonicalurl: 'javascript:alert(1)', fullurl: '//x' }),
  ]
  await serve(
    () => reply(pages),
    async (base) => {
      expect((await search({ query: 'bee', k: 5, base }, createFetchingHost().host)).hits).toEqual([
        {
          address: 'https://wiki.example/wiki/Bee',
          title: 'Bee',
          snippet: '...The bee is an insect & it flies. See',
          provider: 'wikipedia',
          publishedAt: '2026-01-02T03:04:05Z',
        },
        { address: 'https://wiki.example/wiki/Wasp', title: 'Wasp', snippet: '', provider: 'wikipedia' },
      ])
    },
  )
})

test('the API is asked politely, for the text of articles', async () => {
  await serve(
    () => reply([page(1, 'Bee')]),
    async (base) => {
      const { host, asked } = createFetchingHost()
      await search({ query: 'bees & wasps', k: 50, base }, host)
      const url = new URL(asked[0] ?? '')
      expect(url.pathname).toBe('/w/api.php')
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        gsrsearch: 'bees wasps',
        gsrwhat: 'text',
        gsrlimit: '20',
        maxlag: '5',
        inprop: 'url',
      })
      expect(asked).toHaveLength(1)
    },
  )
})

test('a question that no page has word for word is asked in fewer words, four times at most', async () => {
  const query = 'What were the causes of the 2022 West Java earthquake?'
  const { host, asked } = createFetchingHost()
  const seen: (string | null)[] = []
  const answer = (url: URL): ServedReply => {
    seen.push(url.searchParams.get('gsrsearch'))
    return reply(/causes|What/.test(seen.at(-1) ?? '') ? undefined : [page(1, 'Quake')])
  }
  await serve(answer, async (base) => expect((await search({ query, k: 5, base }, host)).hits).toHaveLength(1))
  expect(seen).toEqual([
    'What were the causes of the 2022 West Java earthquake',
    'causes 2022 West Java earthquake',
    'West Java earthquake',
  ])
  await serve(
    () => reply(),
    async (base) => expect(await search({ query, k: 5, base }, host)).toEqual({ hits: [] }),
  )
  expect(asked).toHaveLength(3 + 4)
})

test('no query is longer than a wiki takes, whatever is asked', () => {
  expect(queriesOf('?!')).toEqual([])
  assert(
    property(string({ maxLength: 600, unit: 'grapheme' }), (query) => {
      const queries = queriesOf(query)
      return queries.length <= 4 && queries.every((text) => text.length > 0 && text.length <= 250 && !/["*~:|()[\]{}?]/.test(text))
    }),
  )
})

test('the API is found from whatever address the operator has', () => {
  expect(
    Object.fromEntries(
      [
        'https://en.wikipedia.org',
        'https://en.wikipedia.org/wiki/Main_Page?x#y',
        'https://en.wikipedia.org/w/index.php',
        'http://127.0.0.1:8081/w/',
        'http://intranet/mediawiki',
        'http://intranet/a/api.php',
      ].map((base) => [base, apiOf(base)]),
    ),
  ).toEqual({
    'https://en.wikipedia.org': 'https://en.wikipedia.org/w/api.php',
    'https://en.wikipedia.org/wiki/Main_Page?x#y': 'https://en.wikipedia.org/w/api.php',
    'https://en.wikipedia.org/w/index.php': 'https://en.wikipedia.org/w/api.php',
    'http://127.0.0.1:8081/w/': 'http://127.0.0.1:8081/w/api.php',
    'http://intranet/mediawiki': 'http://intranet/mediawiki/api.php',
    'http://intranet/a/api.php': 'http://intranet/a/api.php',
  })
})

test('errors are failures with a reason', async () => {
  const failing: readonly (readonly [ServedReply, string])[] = [
    [{ body: '{"error":{"code":"maxlag","info":"Waiting for a database server: 6 seconds lagged"}}' }, 'busy'],
    [{ body: '{"error":{"code":"srsearch-disabled","info":"text search is disabled."}}' }, 'text search is disabled'],
    [{ status: 503, body: '' }, '503'],
    [{ type: 'text/html', body: '<!doctype html>' }, 'MediaWiki'],
  ]
  for (const [answer, reason] of failing) {
    await serve(
      () => answer,
      async (base) => expect(search({ query: 'bee', k: 5, base }, createFetchingHost().host)).rejects.toThrow(reason),
    )
  }
  await expect(search({ query: 'bee', k: 5 }, bareHost)).rejects.toThrow('grant')
})
