import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft, DraftEvent } from '@galley/sdk'
import { findPostgres, startPostgres, startScriptedModel } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { galley } from '../start-galley.ts'
import { orderAnywhere, tokenOf } from './ask-machines.ts'
import { startMachine } from './start-machine.ts'

const bin = findPostgres()

/** Milliseconds that the model thinks: drafts are in the middle of their work when the gateway is killed. */
const thinkMs = 150

const texts = [
  { title: 'Bees', text: '# Bees\n\nBees overwinter in a cluster. In 2019 the city counted 120 hives. Honey is stored in autumn.' },
]

if (bin === null) test.skip('PostgreSQL is not installed (apt-get install postgresql)', () => undefined)
else
  test('drafts that are being written move from a folder to a database and back, and nothing of them is paid for twice', async () => {
    const server = await startPostgres(bin)
    onTestFinished(() => server[Symbol.asyncDispose]())
    const model = await startScriptedModel({
      models: ['scripted-70b'],
      script: async (_, fallback) => {
        await sleep(thinkMs)
        return fallback()
      },
    })
    onTestFinished(() => model.close())
    const database = { GALLEY_DATABASE: await server.newUrl() }
    const env = { GALLEY_MODEL_URL: model.url, GALLEY_MODEL: 'scripted-70b' }
    const machine = await startMachine({ workers: 4, env })
    const { data } = machine
    const token = tokenOf(machine)
    const ask = async (path: string): Promise<Response> =>
      fetch(`${machine.url()}${path}`, { headers: { authorization: `Bearer ${token}` } })
    const order = (n: number): Promise<string> =>
      orderAnywhere(() => [machine.url()], token, `key-${n}`, { topic: `Bees in winter, part ${n}`, words: 200, sources: { texts } })
    const run = async (args: readonly string[], more = {}): Promise<void> => {
      const done = await galley(args, { data, env: { ...env, ...more } })
      expect([done.code, done.stderr]).toEqual([0, expect.stringMatching(/exported|imported/)])
    }
    const events = async (id: string): Promise<readonly DraftEvent[]> =>
      (await galley(['drafts', 'events', id], { data, env: { GALLEY_URL: machine.url(), GALLEY_TOKEN: token } })).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as DraftEvent)

    const draft = async (id: string): Promise<Draft> => (await (await ask(`/v1/drafts/${id}`)).json()) as Draft
    const ended = (id: string): Promise<void> =>
      expect.poll(async () => (await draft(id)).status, { timeout: 120_000, interval: 500 }).toBe('done')
    const callsOf = async (id: string): Promise<number> => Object.values((await draft(id)).usage).reduce((sum, { calls }) => sum + calls, 0)

    // What is found out about the model first is no call of a draft.
    const first = await order(9)
    await ended(first)
    const probes = model.calls.length - (await callsOf(first))

    const ids = [await order(0), await order(1), await order(2)]
    const atWork = async (): Promise<boolean> => {
      const all = await Promise.all(ids.map(draft))
      return all.every(({ seq, status }) => status !== 'running' || seq > 3) && all.some(({ status }) => status === 'running')
    }
    await expect.poll(atWork, { timeout: 60_000 }).toBe(true)
    await machine.kill()
    const [there, back] = [join(data, 'there.ndjson'), join(data, 'back.ndjson')]
    await run(['ledger', 'export', there])
    await run(['ledger', 'import', there], database)

    await machine.start(database)
    ids.push(await order(3))
    // The key is the one of the folder's draft: it moved too.
    expect(await order(0)).toBe(ids[0])
    await expect.poll(atWork, { timeout: 60_000 }).toBe(true)
    await machine.kill()
    for (const file of ['galley.sqlite', 'galley.sqlite-wal', 'galley.sqlite-shm', 'sources'])
      rmSync(join(data, file), { recursive: true, force: true })
    await expect
      .poll(async () => (await galley(['ledger', 'export', back], { data, env: { ...env, ...database } })).code, { timeout: 30_000 })
      .toBe(0)
    await run(['ledger', 'import', back])

    await machine.start()
    for (const id of ids) {
      await ended(id)
      const log = await events(id)
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
    }
    const calls = await Promise.all([first, ...ids].map(callsOf))
    const again = model.calls.length - probes - calls.reduce((sum, of) => sum + of, 0)
    // What had no answer when the gateway was killed, one call of each draft at work, is asked again.
    expect(again).toBeLessThanOrEqual(2 * ids.length)
  })
