import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestHost, serviceFailures, type ScriptedReply } from '@galley/sdk/testing'
import json from '../package.json' with { type: 'json' }
import plugin from './index.ts'

// One result with all the fields that the service documents, and the answer that it lies in.
const bees = { url: 'https://bees.example.org/dance', title: 'The <b>bee</b> dance', summary: 'Bees dance.', date: '2026-05-01', rank: 1 }
const answer = (results: readonly unknown[]): ScriptedReply => ({
  type: 'application/json',
  text: JSON.stringify({ total: results.length, results }),
})
const hostWith = (reply: ScriptedReply) => createTestHost({ manifest: json.galley, fetch: () => reply })
const input = { query: 'bee dance', k: 3, language: 'en-GB' }

test('results become hits, each once, and what is none is left out', async () => {
  const { call, asks } = hostWith(answer([bees, bees, { ...bees, url: 'javascript:1' }, 7]))
  assert.deepEqual(await call(plugin, 'search', input), {
    hits: [
      {
        address: 'https://bees.example.org/dance',
        title: 'The bee dance',
        snippet: 'Bees dance.',
        provider: 'example',
        publishedAt: '2026-05-01',
      },
    ],
  })
  assert.equal((asks[0]?.args as { url: string }).url, 'https://api.example.org/search?q=bee+dance&limit=3&lang=en')
})

test('nothing found is no failure', async () => {
  assert.deepEqual(await hostWith(answer([])).call(plugin, 'search', input), { hits: [] })
})

for (const [name, reply, words] of serviceFailures)
  test(`${name} is told in words`, async () => {
    await assert.rejects(hostWith(reply).call(plugin, 'search', input), words)
  })

test('the operator may put another server in its place', async () => {
  const { call, asks } = createTestHost({ manifest: json.galley, base: 'https://proxy.example.org/', fetch: () => answer([bees]) })
  await call(plugin, 'search', { ...input, base: 'https://proxy.example.org/' })
  assert.match((asks[0]?.args as { url: string }).url, /^https:\/\/proxy\.example\.org\/search\?/)
})
