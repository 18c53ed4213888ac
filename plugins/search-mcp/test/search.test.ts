import { createFetchingHost, serve, serviceFailures } from '@galley/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { resultsIn } from '../src/results-in.ts'
import { search } from '../src/search.ts'

test('a search without an address says what to set', async () => {
  expect(Object.keys(plugin.operations)).toEqual(['search'])
  await expect(search({ query: 'bees', k: 5 }, createFetchingHost().host)).rejects.toThrow('set its address')
})

test.each(serviceFailures.filter(([name]) => name !== 'an answer that breaks off'))('%s is told in words', async (_, reply, words) => {
  await serve(
    () => reply,
    async (base) => expect(search({ query: 'bees', k: 5, base: `${base}/mcp` }, createFetchingHost().host)).rejects.toThrow(words),
  )
})

test.each([
  ['{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Unsupported"}}', 'refused initialize: Unsupported'],
  ['{"jsonrpc":"2.0","id":7,"result":{}}', 'did not answer initialize'],
  ['{"jsonrpc":"2.0","id":1', 'did not answer initialize'],
  ['7', 'did not answer initialize'],
])('a server that answers %s is no MCP server that can be asked', async (body, words) => {
  await serve(
    () => ({ body }),
    async (base) => expect(search({ query: 'bees', k: 5, base: `${base}/mcp` }, createFetchingHost().host)).rejects.toThrow(words),
  )
})

test('whatever a tool answers, looking through it ends', () => {
  fc.assert(fc.property(fc.anything(), fc.anything(), (content, structured) => Array.isArray(resultsIn(content, structured).results)))
})
