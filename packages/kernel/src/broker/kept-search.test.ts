import type { Hit } from '@galley/sdk'
import { checkSchemaStrictly } from '@galley/testkit'
import { expect, test } from 'vitest'
import { keptSearch } from './kept-search.ts'

const hit: Hit = { address: 'https://a.example/', title: 'A', snippet: 'a', provider: 'x' }
const tool = { name: '@me/search', digest: 'd1', grant: { permissions: {}, limits: {} as never } }
const question = { query: 'bees', k: 5, base: 'https://search.example' }

/** Searches in a row over one store; answers how often the tool was asked. */
function openSearches(found: readonly Hit[] = [hit], maxAgeMs = 1000) {
  const store = new Map<string, unknown>()
  const searches = {
    find: async (key: string) => store.get(key) ?? null,
    keep: async (key: string, value: unknown) => void store.set(key, value),
    maxAgeMs,
  }
  const state = {
    now: 0,
    asked: 0,
    store,
    ask: async (input = question, by: Parameters<typeof keptSearch>[1] = tool) => {
      const services = { searches, clock: () => new Date(state.now), checkSchema: checkSchemaStrictly }
      return keptSearch(input, by, services, async () => {
        state.asked += 1
        return found
      })
    },
  }
  return state
}

test('the same question is asked once within its time, and another question, address or release is another search', async () => {
  const searches = openSearches()
  expect([await searches.ask(), await searches.ask(), searches.asked]).toEqual([[hit], [hit], 1])
  await searches.ask({ ...question, query: 'wasps' })
  await searches.ask({ ...question, base: 'https://other.example' })
  await searches.ask(question, { ...tool, digest: 'd2' })
  expect(searches.asked).toBe(4)
  searches.now = 1000
  await searches.ask()
  expect(searches.asked).toBe(5)
})

test('nothing found, a damaged file, a clock that went back and the own documents are no reason not to ask', async () => {
  const nothing = openSearches([])
  expect([await nothing.ask(), await nothing.ask(), nothing.asked, nothing.store.size]).toEqual([[], [], 2, 0])
  const searches = openSearches()
  searches.now = 500
  await searches.ask()
  searches.now = 0
  await searches.ask()
  for (const key of searches.store.keys()) searches.store.set(key, { at: new Date(0).toISOString(), hits: [{ address: 7 }] })
  await searches.ask()
  expect(searches.asked).toBe(3)
  const own = { ...tool, grant: { ...tool.grant, permissions: { files: {} } } }
  await searches.ask(question, own)
  await searches.ask(question, own)
  expect(searches.asked).toBe(5)
})
