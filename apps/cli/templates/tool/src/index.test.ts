import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestHost } from '@galley/sdk/testing'
import json from '../package.json' with { type: 'json' }
import plugin from './index.ts'

const url = 'https://api.example.org/search?q=bee%20dance'
const bees = { url: 'https://example.org/bees', title: 'The bee dance', summary: 'Bees dance.' }
const input = { query: 'bee dance', k: 1 }

test('results become hits, at most as many as are wanted', async () => {
  const { call, asks, notes } = createTestHost({ manifest: json.galley, fetch: { [url]: JSON.stringify({ results: [bees, bees] }) } })
  assert.deepEqual(await call(plugin, 'search', input), {
    hits: [{ address: 'https://example.org/bees', title: 'The bee dance', snippet: 'Bees dance.', provider: 'example' }],
  })
  assert.deepEqual(
    asks.map(({ operation }) => operation),
    ['fetch', 'body.read'],
  )
  assert.deepEqual(notes, ['asking for bee dance'])
})

test('a service that fails is a failed search, and no empty one', async () => {
  const { call } = createTestHost({ manifest: json.galley, fetch: { [url]: { status: 503, text: '' } } })
  await assert.rejects(call(plugin, 'search', input), /the service answered 503/)
})

test('it reaches no other host than its manifest names', async () => {
  const { host } = createTestHost({ manifest: json.galley, fetch: () => 'never asked' })
  await assert.rejects(host.fetch!({ url: 'https://elsewhere.example.org/' }), { code: 'FETCH_REFUSED' })
})
