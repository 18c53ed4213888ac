import { bareHost, createFetchingHost, serve, type ServedReply } from '@galley/testkit'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

const result = (url: string, title = 'Bees', content = '') => ({ url, title, content, engine: 'wiki', score: 1 })
const reply = (results: readonly unknown[], silent: readonly unknown[] = []): ServedReply => ({
  body: JSON.stringify({ query: 'bees', number_of_results: 0, results, answers: [], infoboxes: [], unresponsive_engines: silent }),
})
const ask = (base: string, host = createFetchingHost().host) => search({ query: 'bees', k: 2, base }, host)

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['search'])
})

test('results are hits: each address once, no tags, at most k', async () => {
  const results = [
    result('https://a.org/1', 'Bees &amp; <b>wasps</b>', 'All  about <em>bees</em>,\n1 < 2'),
    result('https://a.org/1'),
    result('javascript:alert(1)'),
    result('magnet:?x'),
    'nonsense',
    { ...result('https://a.org/2', ''), publishedDate: '2024-05-01T00:00:00' },
    result('https://a.org/3'),
  ]
  await serve(
    () => reply(results),
    async (base) => {
      expect((await ask(base)).hits).toEqual([
        { address: 'https://a.org/1', title: 'Bees & wasps', snippet: 'All about bees, 1 < 2', provider: 'searxng' },
        { address: 'https://a.org/2', title: 'https://a.org/2', snippet: '', provider: 'searxng', publishedAt: '2024-05-01T00:00:00' },
      ])
    },
  )
})

test('the query is asked as SearXNG wants it, wherever it is mounted', async () => {
  await serve(
    () => reply([result('https://a.org/')]),
    async (base) => {
      const { host, asked } = createFetchingHost()
      for (const address of [base, `${base}/`, `${base}/searx/`, `${base}/searx/search`]) {
        await search({ query: ' bees & wasps? ', k: 5, language: 'de', base: address }, host)
      }
      const rest = 'search?q=bees%20%26%20wasps%3F&format=json&pageno=1&language=de'
      expect(asked).toEqual([`${base}/${rest}`, `${base}/${rest}`, `${base}/searx/${rest}`, `${base}/searx/${rest}`])
      expect(await search({ query: '  ', k: 5, base }, host)).toEqual({ hits: [] })
      expect(asked).toHaveLength(4)
    },
  )
})

test('a question that finds nothing is asked in fewer words, three times at most', async () => {
  const { host, asked } = createFetchingHost()
  const query = 'What were the causes of the "West Java" earthquake, 2022?'
  await serve(
    () => reply([]),
    async (base) => expect(await search({ query, k: 5, base }, host)).toEqual({ hits: [] }),
  )
  expect(asked.map((url) => new URL(url).searchParams.get('q'))).toEqual([
    query,
    'causes West Java earthquake 2022',
    'West Java earthquake',
  ])
})

test('nothing found is no failure; nothing found because no engine answered is one', async () => {
  const { host, logged } = createFetchingHost()
  await serve(
    () => reply([]),
    async (base) => expect(await ask(base)).toEqual({ hits: [] }),
  )
  await serve(
    () =>
      reply(
        [],
        [
          ['wiki', 'timeout'],
          ['brave', 'CAPTCHA'],
        ],
      ),
    async (base) => {
      await expect(ask(base)).rejects.toThrow('wiki: timeout, brave: CAPTCHA')
    },
  )
  await serve(
    () => reply([result('https://a.org/')], [['wiki', 'timeout']]),
    async (base) => {
      expect((await ask(base, host)).hits).toHaveLength(1)
    },
  )
  expect(logged).toEqual(['search engines that did not answer: wiki: timeout'])
})

test('an instance without JSON is told what to set', async () => {
  const html = '<!doctype html><title>searxng</title>'
  for (const answer of [
    { status: 403, type: 'text/html', body: html },
    { type: 'text/html', body: html },
  ]) {
    await serve(
      () => answer,
      async (base) => expect(ask(base)).rejects.toThrow('`json` in search.formats'),
    )
  }
})

test('errors are failures with a reason', async () => {
  const failing: readonly (readonly [ServedReply, string])[] = [
    [{ status: 429, type: 'text/plain', body: 'Too Many Requests' }, 'limiter'],
    [{ status: 500, body: '{}' }, '500'],
    [{ body: '{"results": [' }, 'not JSON'],
    [{ body: '7' }, 'not JSON'],
    [{ body: ' '.repeat(4_000_001) }, 'too large'],
  ]
  for (const [answer, reason] of failing)
    await serve(
      () => answer,
      async (base) => expect(ask(base)).rejects.toThrow(reason),
    )
  await expect(search({ query: 'bees', k: 5 }, createFetchingHost().host)).rejects.toThrow('set its address')
  await expect(ask('http://127.0.0.1:1', bareHost)).rejects.toThrow('grant')
})
