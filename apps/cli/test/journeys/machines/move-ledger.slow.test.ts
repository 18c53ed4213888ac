import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { expect } from 'vitest'
import { galley } from '../start-galley.ts'
import { expectWholeLog, orderAnywhere, texts, tokenOf } from './ask-machines.ts'
import { startMachine } from './start-machine.ts'
import { testOnDatabase } from './test-on-database.ts'

/** Longest time that it takes, in milliseconds. */
const maxMs = 300_000
/** Milliseconds that the model thinks. */
const thinkMs = 150

testOnDatabase(
  'drafts that are being written move from a folder to a database and back, and nothing of them is paid for twice',
  { maxMs, thinkMs },
  async ({ databaseUrl, model, modelEnv: env }) => {
    const database = { GALLEY_DATABASE: databaseUrl }
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
      await expectWholeLog(id, { data, url: machine.url(), token })
    }
    const calls = await Promise.all([first, ...ids].map(callsOf))
    const again = model.calls.length - probes - calls.reduce((sum, of) => sum + of, 0)
    // What had no answer when the gateway was killed, one call of each draft at work, is asked again.
    expect(again).toBeLessThanOrEqual(2 * ids.length)
  },
)
