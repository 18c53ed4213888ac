import { expect, test } from 'vitest'
import { mergeHits } from './answer-search.ts'

test('a hit that two tools found comes before one that either has in a better place', () => {
  const list = (...paths: string[]) => paths.map((path) => ({ address: `https://x.org/${path}`, title: '', snippet: '', provider: 'x' }))
  expect(mergeHits([list('a', 'b', 'b'), list('c', 'b')]).map(({ address }) => address.slice(-1))).toEqual(['b', 'a', 'c'])
})
