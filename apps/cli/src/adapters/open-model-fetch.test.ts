import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Agent, fetch as fetchThrough } from 'undici'
import { openModelFetch } from './open-model-fetch.ts'

/** Longest that settings allow. */
const anHour = { modelTimeouts: { firstWordSeconds: 3600, answerSeconds: 3600 } }

/** Clock by which undici counts its limits; `tick` moves it on. */
const clock = createRequire(import.meta.url)('undici/lib/util/timers.js') as { readonly tick: (ms: number) => void }

function letAnHourPass(): void {
  for (let minute = 0; minute < 60; minute += 1) clock.tick(60_000)
}

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function listen(): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Answer of a server that says nothing for an hour before its first word, and for another before its last. */
async function askSlowServer(ask: (address: string) => Promise<{ readonly text: () => Promise<string> }>): Promise<string> {
  server = createServer((_, response) => {
    letAnHourPass()
    response.write('first ', () =>
      setImmediate(() => {
        letAnHourPass()
        response.end('last')
      }),
    )
  })
  return (await ask(await listen())).text()
}

test('a model server may be silent for an hour where the settings allow it one', async () => {
  expect(await askSlowServer(openModelFetch(fetch, anHour))).toBe('first last')
})

test('undici of itself waits for five minutes', async () => {
  await expect(askSlowServer(async (address) => fetchThrough(address, { dispatcher: new Agent() }))).rejects.toThrow('fetch failed')
  expect(openModelFetch(fetch, {})).toBe(fetch)
  expect(openModelFetch(fetch, { modelTimeouts: { firstWordSeconds: 300, answerSeconds: 300 } })).toBe(fetch)
  expect(openModelFetch(fetch, { modelTimeouts: { firstWordSeconds: 300, answerSeconds: 301 } })).not.toBe(fetch)
})

test('who asked may leave', async () => {
  server = createServer(() => {})
  const leave = new AbortController()
  const answer = openModelFetch(fetch, anHour)(await listen(), { signal: leave.signal })
  leave.abort(new Error('enough'))
  await expect(answer).rejects.toThrow('enough')
})
