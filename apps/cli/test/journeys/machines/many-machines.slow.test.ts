import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { orderAnywhere, texts, tokenOf } from './ask-machines.ts'
import { startMachine, type Machine } from './start-machine.ts'
import { testOnDatabase } from './test-on-database.ts'

const draftCount = 200
/** Of so many drafts one is written by a model, which is paid for. */
const paidEvery = 10
const killEveryMs = 10_000
/** Kill with which the database is restarted too, and the time for which it is away. */
const [restartAtKill, awayMs] = [2, 2000]

/** Milliseconds for all of it, on a machine with much else to do. */
const maxMs = 1_200_000

testOnDatabase(
  'three gateways, three workers, a kill every ten seconds, the database restarted: every draft is written, nothing is paid twice',
  { maxMs },
  async ({ database, databaseUrl: url, model, modelEnv }) => {
    const ask = async (sql: string): Promise<Readonly<Record<string, number>>> =>
      (await database.ask<Readonly<Record<string, number>>>(url, sql))[0] ?? {}
    const statuses = async (): Promise<Readonly<Record<string, number>>> => {
      const rows = await database.ask<{ status: string; n: number }>(url, 'SELECT status, count(*)::int AS n FROM runs GROUP BY status')
      return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
    }
    /** Calls to models that runs began, each time that they did, and those that have no answer. */
    const paid = (): ReturnType<typeof ask> =>
      ask(`SELECT coalesce(sum(coalesce((usage::json->>'tries')::int, 1)), 0)::int AS begun,
               count(*) FILTER (WHERE state = 'started')::int AS open FROM calls WHERE kind = 'model'`)

    const env = { GALLEY_DATABASE: url, ...modelEnv }
    const first = await startMachine({ workers: 2, env })
    const token = tokenOf(first)
    const order = (n: number, urls: () => readonly string[]): Promise<string> => {
      const withoutModel = n % paidEvery === 0 ? {} : { models: { default: 'none' } }
      return orderAnywhere(urls, token, `key-${n}`, {
        topic: `Bees in winter, part ${n}`,
        words: 200,
        sources: { texts },
        ...withoutModel,
      })
    }
    // What is found out about a model is asked once, here: it is no call of a run.
    await order(0, () => [first.url()])
    await expect.poll(statuses, { timeout: 120_000, interval: 500 }).toEqual({ done: 1 })
    const probes = model.calls.length - ((await paid())['begun'] ?? 0)
    const start = (workers: number): Promise<Machine> => startMachine({ workers, env, like: first })
    const gateways = [await start(0), await start(0), await start(0)]
    const machines = [first, ...gateways, await start(2), await start(2)]

    let kills = 0
    const killing = new AbortController()
    const restart = async (machine: Machine): Promise<void> => {
      await machine.kill()
      if ((kills += 1) === restartAtKill) {
        await database.stop()
        await sleep(awayMs)
        await database.start()
      }
      await machine.start()
    }
    const restarts: Promise<void>[] = []
    const killer = (async () => {
      for (let next = 0; ; next += 1) {
        await sleep(killEveryMs, undefined, { signal: killing.signal }).catch(() => undefined)
        if (killing.signal.aborted) return
        const machine = machines[next % machines.length]
        if (machine?.isUp()) restarts.push(restart(machine))
      }
    })()

    const ids = await Promise.all(
      Array.from({ length: draftCount }, (_, n) =>
        // Each client begins with another gateway.
        order(n, () => [...gateways.slice(n % 3), ...gateways.slice(0, n % 3)].map((gateway) => gateway.url())),
      ),
    )
    expect(new Set(ids).size).toBe(draftCount)
    const isOver = async (): Promise<boolean> => {
      const now = await statuses().catch(() => null)
      return now !== null && (now['queued'] ?? 0) + (now['running'] ?? 0) === 0
    }
    await expect.poll(isOver, { timeout: maxMs, interval: 1000 }).toBe(true)
    killing.abort()
    await killer
    await Promise.all(restarts)

    expect(kills).toBeGreaterThan(restartAtKill)
    expect(await database.ask(url, `SELECT data FROM events WHERE type = 'draft.failed'`)).toEqual([])
    expect(await statuses()).toEqual({ done: draftCount })
    expect(
      await database.ask(
        url,
        `SELECT id FROM runs WHERE seq <> (SELECT count(*) FROM events WHERE run = runs.n) OR seq <> (SELECT max(seq) FROM events WHERE run = runs.n)
             OR 1 <> (SELECT count(*) FROM events WHERE run = runs.n AND type IN ('draft.done', 'draft.incomplete', 'draft.failed'))`,
      ),
    ).toEqual([])
    const { begun = 0, open } = await paid()
    expect(open).toBe(0)
    // What was asked again had no answer when its worker was killed; nothing that was answered is asked again.
    expect(model.calls.length - probes).toBeLessThanOrEqual(begun)
    process.stdout.write(`${draftCount} drafts, ${kills} kills, ${model.calls.length - probes} paid calls of ${begun} begun\n`)
  },
)
