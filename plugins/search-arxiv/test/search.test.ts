import { createFetchingHost, serve, serviceFailures } from '@galley/testkit'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

const entry = `<entry>
    <id>http://arxiv.org/abs/2401.01234v2</id>
    <updated>2024-02-01T10:00:00Z</updated>
    <published>2024-01-03T10:00:00Z</published>
    <title>A model of the
  waggle &amp; tremble dance</title>
    <summary>  Bees dance when $a &lt; b$.
</summary>
    <author><name>A. Bee</name></author>
    <link href="http://arxiv.org/abs/2401.01234v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="q-bio.PE" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`
const feed = (entries: string) => ({
  type: 'application/atom+xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=all:bees</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
  ${entries}
</feed>`,
})

test('entries are hits', async () => {
  const { host, asked } = createFetchingHost()
  await serve(
    () => feed(entry + entry),
    async (base) => {
      expect(await plugin.operations['search']?.({ query: 'Why do bees dance (or not)?', k: 5, base } as never, host)).toEqual({
        hits: [
          {
            address: 'https://arxiv.org/abs/2401.01234v2',
            title: 'A model of the waggle & tremble dance',
            snippet: 'Bees dance when $a < b$.',
            provider: 'arxiv',
            publishedAt: '2024-01-03T10:00:00Z',
          },
        ],
      })
      expect(asked).toEqual([`${base}/api/query?search_query=all%3Abees+AND+all%3Adance&max_results=5&sortBy=relevance`])
    },
  )
})

test('a question that finds nothing is asked once more with its longest words', async () => {
  const { host, asked } = createFetchingHost()
  await serve(
    () => feed(''),
    async (base) => {
      expect(await search({ query: 'OR navigation of honeybees with polarised light', k: 5, base }, host)).toEqual({ hits: [] })
      expect(await search({ query: '? AND', k: 5, base }, host)).toEqual({ hits: [] })
      expect(await search({ query: '?', k: 5, base }, host)).toEqual({ hits: [] })
    },
  )
  expect(asked.map((url) => new URL(url).searchParams.get('search_query'))).toEqual([
    'all:navigation AND all:honeybees AND all:with AND all:polarised AND all:light',
    'all:navigation AND all:honeybees AND all:polarised',
    'all:AND',
  ])
})

const wrong = feed(
  '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1234</id><title>Error</title><summary>incorrect id format</summary></entry>',
)

test.each([...serviceFailures, ['an error of its own', wrong, /refused the query: incorrect id format/] as const])(
  '%s is told in words',
  async (_, reply, words) => {
    await serve(
      () => reply,
      async (base) => expect(search({ query: 'bees', k: 5, base }, createFetchingHost().host)).rejects.toThrow(words),
    )
  },
)
