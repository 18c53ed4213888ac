import type { Draft } from '@galley/sdk'
import { expect, test } from 'vitest'
import { startModel } from '../draft-within.ts'
import { startGateway, type InjectedGateway } from '../injection/start-gateway.ts'
import { freshData } from '../start-galley.ts'
import { lookIntoLedger, statuses } from './look-into-ledger.ts'
import { orderDrafts } from './order-drafts.ts'

/** A gateway whose model takes every question and answers none, so that what is at work stays so. */
async function startStuck(data: string): Promise<InjectedGateway> {
  const model = await startModel({ script: async () => new Promise<never>(() => undefined) })
  return startGateway({ workers: 2 }, { data, env: { GALLEY_MODEL_URL: model.url } })
}

async function cancelAll({ ask }: InjectedGateway, ids: readonly string[]): Promise<readonly number[]> {
  return Promise.all(ids.map(async (id) => (await ask(`/v1/drafts/${id}/cancel`, { method: 'POST' })).status))
}

const atWork = (data: string): number => statuses(data).filter((status) => status === 'running').length

test('cancelled is cancelled, though the process is killed directly after its answer', async () => {
  const data = await freshData()
  const first = await startStuck(data)
  const ids = await orderDrafts(first, 22)
  await expect.poll(() => atWork(data), { timeout: 30_000 }).toBe(2)
  // All but the two at work.
  expect(await cancelAll(first, ids.slice(2))).toEqual(Array.from({ length: 20 }, () => 202))
  first.running.child.kill('SIGKILL')
  await first.running.done
  expect(statuses(data).filter((status) => status === 'cancelled')).toHaveLength(20)

  const second = await startStuck(data)
  await expect.poll(() => atWork(data), { timeout: 30_000 }).toBeGreaterThan(0)
  expect(statuses(data).slice(2)).toEqual(Array.from({ length: 20 }, () => 'cancelled'))
  expect(
    lookIntoLedger(data, `SELECT id FROM runs WHERE (SELECT count(*) FROM events WHERE run = runs.n AND type = 'draft.cancelled') <> 1`),
  ).toHaveLength(2)
  for (const id of ids.slice(2)) expect((await second.ask(`/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect(statuses(data)).toHaveLength(2)
  await second.expectUnharmed()
})

test('what is at work or starting is cancelled too, within the second, and never comes back after a kill', async () => {
  const data = await freshData()
  const gateway = await startStuck(data)
  const [at, waiting, ...rest] = await orderDrafts(gateway, 4)
  await expect.poll(() => atWork(data), { timeout: 30_000 }).toBe(2)
  // The second one waits for the trial of the model that the first one began.
  expect(await cancelAll(gateway, [waiting ?? ''])).toEqual([202])
  await expect.poll(() => statuses(data)[1], { timeout: 1000 }).toBe('cancelled')
  expect((await gateway.ask(`/v1/drafts/${waiting}`, { method: 'DELETE' })).status).toBe(204)
  expect(await cancelAll(gateway, [at ?? '', ...rest])).toEqual([202, 202, 202])
  gateway.running.child.kill('SIGKILL')
  await gateway.running.done
  const again = await startStuck(data)
  await expect.poll(() => statuses(data), { timeout: 5000 }).toEqual(['cancelled', 'cancelled', 'cancelled'])
  await again.expectUnharmed()
})

test('two hundred are cancelled at once and the process is asked to end at once: it does so in two seconds', async () => {
  const data = await freshData()
  const gateway = await startStuck(data)
  const ids = await orderDrafts(gateway, 200)
  await cancelAll(gateway, ids)
  const asked = performance.now()
  gateway.running.child.kill('SIGTERM')
  expect((await gateway.running.done).code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(2000)
  const again = await startStuck(data)
  await expect.poll(() => new Set(statuses(data)), { timeout: 5000 }).toEqual(new Set(['cancelled']))
  expect(statuses(data)).toHaveLength(200)
  await again.expectUnharmed()
})

test('three hundred wait when the process is asked to end: it does so in two seconds, and they wait again', async () => {
  const data = await freshData()
  const gateway = await startStuck(data)
  await orderDrafts(gateway, 300)
  await expect.poll(() => atWork(data), { timeout: 30_000 }).toBe(2)
  const asked = performance.now()
  gateway.running.child.kill('SIGTERM')
  expect((await gateway.running.done).code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(2000)
  expect(statuses(data)).toEqual(Array.from({ length: 300 }, () => 'queued'))
})

test('a run that was at work when its process ended three times is parked and says so; every start is ready', async () => {
  const data = await freshData()
  const kill = async (gateway: InjectedGateway): Promise<void> => {
    gateway.running.child.kill('SIGKILL')
    await gateway.running.done
  }
  const first = await startStuck(data)
  const [id] = await orderDrafts(first, 4)
  await expect.poll(() => atWork(data), { timeout: 30_000 }).toBe(2)
  await kill(first)

  // Of the two that were at work one goes on, beside one that only waited: the next end tells which it was.
  const second = await startStuck(data)
  await expect.poll(() => statuses(data), { timeout: 10_000 }).toEqual(['running', 'queued', 'running', 'queued'])
  expect((await second.ask('/readyz')).status).toBe(200)
  await kill(second)

  const third = await startStuck(data)
  await expect.poll(() => statuses(data), { timeout: 10_000 }).toEqual(['running', 'queued', 'queued', 'running'])
  await kill(third)

  const fourth = await startStuck(data)
  await expect.poll(() => statuses(data), { timeout: 10_000 }).toEqual(['failed', 'running', 'queued', 'queued'])
  expect((await fourth.ask('/readyz')).status).toBe(200)
  const draft = (await (await fourth.ask(`/v1/drafts/${id}`)).json()) as Draft
  expect(draft.failure).toMatchObject({ code: 'RUN_ENDED_PROCESS', hint: expect.stringContaining('then resume the draft') as string })
  // A person gives it a fresh chance.
  expect((await fourth.ask(`/v1/drafts/${id}/resume`, { method: 'POST' })).status).toBe(202)
  await expect.poll(() => statuses(data)[0], { timeout: 10_000 }).toBe('running')
  await fourth.expectUnharmed()
})
