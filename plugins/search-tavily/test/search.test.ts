import { createFetchingHost, serve, serviceFailures } from '@galley/testkit'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

const result = {
  title: 'The waggle dance',
  url: 'https://bees.example/dance',
  content: 'Bees dance.',
  score: 0.91,
  raw_content: null,
  favicon: 'https://bees.example/i',
}
const answer = (results: readonly unknown[]): string =>
  JSON.stringify({
    query: 'bees',
    follow_up_questions: null,
    answer: null,
    images: [],
    results,
    response_time: 1.67,
    request_id: '123e4567',
  })

test('results are hits', async () => {
  const { host, asked } = createFetchingHost()
  const methods: unknown[] = []
  await serve(
    (_, { method, headers }) => {
      methods.push([method, headers['content-type']])
      return {
        body: answer([result, { ...result, url: 'https://bees.example/news', published_date: 'Wed, 01 May 2024 10:00:00 GMT' }, 'x']),
      }
    },
    async (base) => {
      expect(await plugin.operations['search']?.({ query: 'bee dance', k: 30, base } as never, host)).toEqual({
        hits: [
          { address: 'https://bees.example/dance', title: 'The waggle dance', snippet: 'Bees dance.', provider: 'tavily' },
          {
            address: 'https://bees.example/news',
            title: 'The waggle dance',
            snippet: 'Bees dance.',
            provider: 'tavily',
            publishedAt: 'Wed, 01 May 2024 10:00:00 GMT',
          },
        ],
      })
      expect(asked).toEqual([`${base}/search`])
    },
  )
  expect(methods).toEqual([['POST', 'application/json']])
})

test('nothing found is no failure', async () => {
  await serve(
    () => ({ body: answer([]) }),
    async (base) => expect(await search({ query: 'zzz', k: 5, base }, createFetchingHost().host)).toEqual({ hits: [] }),
  )
})

const spent = { detail: { error: "This request exceeds your plan's set usage limit." } }

test.each([
  ...serviceFailures,
  ['a plan that is used up', { status: 432, body: JSON.stringify(spent) }, /432: This request exceeds/] as const,
])('%s is told in words', async (_, reply, words) => {
  await serve(
    () => reply,
    async (base) => expect(search({ query: 'bees', k: 5, base }, createFetchingHost().host)).rejects.toThrow(words),
  )
})
