import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startModel } from '../draft-within.ts'
import { startGateway } from '../injection/start-gateway.ts'
import { holdLock } from './hold-lock.ts'
import { brokenLogs, countCalls, statuses } from './look-into-ledger.ts'
import { orderDraft, orderDrafts } from './order-drafts.ts'
import { expectPrompt, watchHealth } from './watch-health.ts'

test.each([3, 12, 60])(
  'while another process holds the write lock for %i s, the gateway answers, and its runs go on afterwards',
  async (seconds) => {
    const model = await startModel({
      script: async (_, fallback) => {
        await sleep(150)
        return fallback()
      },
    })
    const gateway = await startGateway({ workers: 4 }, { env: { GALLEY_MODEL_URL: model.url } })
    const { ask, data, running } = gateway
    await orderDraft(gateway, 100)
    await expect.poll(() => statuses(data), { timeout: 120_000 }).toEqual(['done'])
    const before = { asked: model.calls.length, done: countCalls(data).done }

    await orderDrafts(gateway, 4)
    await expect.poll(() => countCalls(data).done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before.done + 8)
    const release = await holdLock(data)
    const until = Date.now() + seconds * 1000
    const health = watchHealth(gateway)
    await expect.poll(async () => (await (await ask('/readyz')).text()).includes('DATA_BUSY'), { timeout: 3000 }).toBe(true)
    await running.said('galley: waiting until the ledger can be written: ')
    if (seconds > 4) expect((await orderDraft(gateway, 101)).status).toBe(503)
    await sleep(Math.max(0, until - Date.now()))
    const times = await health.stop()
    expectPrompt(times)
    await release()

    await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000 }).toBe(200)
    await running.said('galley: the ledger can be written again')
    await expect.poll(() => statuses(data), { timeout: 120_000 }).toEqual(Array.from({ length: 5 }, () => 'done'))
    const calls = countCalls(data)
    expect([calls.open, model.calls.length - before.asked]).toEqual([0, calls.done - before.done])
    expect(brokenLogs(data)).toEqual([])
    expect(running.child.exitCode).toBeNull()
    await gateway.expectUnharmed()
  },
)
