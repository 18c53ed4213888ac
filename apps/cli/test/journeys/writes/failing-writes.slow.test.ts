import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, type Draft } from '@galley/sdk'
import { refusals } from '@galley/testkit'
import { expect, test } from 'vitest'
import { startGateway } from '../injection/start-gateway.ts'
import { brokenLogs, lookIntoLedger } from './look-into-ledger.ts'

const text =
  'A hive holds 40,000 bees. Bees make honey in summer. A queen lays 2,000 eggs a day. A worker lives six weeks. Drones do not work.'
const brief = JSON.stringify({ topic: 'Bees', words: 100, sources: { texts: [{ title: 'Bees in a hive', text }] } })
const headers = { 'content-type': 'application/json' }

/** Everything that a run left in the ledger, by kind, in an order that does not depend on what ended first. */
function traceOf(data: string, id: string): unknown {
  return lookIntoLedger(
    data,
    `SELECT status, deaths, (SELECT json_group_array(type ORDER BY type) FROM events WHERE run = runs.n) AS events,
       (SELECT json_group_array(key ORDER BY key) FROM steps WHERE run = runs.n) AS steps,
       (SELECT json_group_array(kind || state ORDER BY kind, state) FROM calls WHERE run = runs.n) AS calls,
       (SELECT json_group_array(id ORDER BY id) FROM sources WHERE run = runs.n) AS sources
     FROM runs WHERE id = '${id}'`,
  )[0]
}

test(
  'whichever write of a whole run is refused, and however, the run ends done with the same draft, and nothing is there twice',
  { timeout: 900_000 },
  async () => {
    const within = ['env', `NODE_OPTIONS=--import=${join(import.meta.dirname, 'refuse-writes.ts')}`]
    const gateway = await startGateway({ workers: 1 }, { within })
    const { ask, data, running } = gateway
    const said = await running.said('refusing writes at')
    const control = `http://127.0.0.1:${/refusing writes at (\d+);/.exec(said)?.[1]}`
    const write = async (): Promise<Draft> => {
      const ordered = await ask('/v1/drafts', { method: 'POST', headers, body: brief })
      expect(ordered.status).toBe(202)
      const { id } = (await ordered.json()) as { id: string }
      for (;;) {
        const draft = (await (await ask(`/v1/drafts/${id}`)).json()) as Draft
        if (hasEnded(draft.status)) return draft
        await sleep(10)
      }
    }
    await write()
    const calm = await write()
    const kinds = Object.keys(refusals)
    let nth = 0
    for (; ; nth += 1) {
      const refusal = kinds[nth % kinds.length]
      await fetch(`${control}/?refusal=${refusal}&nth=${nth}&times=${1 + (nth % 3)}`)
      const draft = await write()
      const failed = (await (await fetch(control)).json()) as readonly string[]
      if (failed.length === 0) break
      const where = `write ${nth}: ${failed.join('; ')}`
      expect([draft.status, draft.best.hash], where).toEqual([calm.status, calm.best.hash])
      expect(traceOf(data, draft.id), where).toEqual(traceOf(data, calm.id))
    }
    expect(nth).toBeGreaterThan(40)
    expect(brokenLogs(data)).toEqual([])
    await gateway.expectUnharmed()
  },
)
