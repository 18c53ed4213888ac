import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startModel } from '../draft-within.ts'
import { startGateway } from '../injection/start-gateway.ts'
import { freshData } from '../start-galley.ts'
import { brokenLogs, countCalls, keepReading, lookIntoLedger, statuses } from './look-into-ledger.ts'
import { canMount, mountTmpfs } from './mount-tmpfs.ts'
import { orderDraft, orderDrafts } from './order-drafts.ts'
import { expectPrompt, watchHealth } from './watch-health.ts'

/** Milliseconds for which the disk stays full. */
const fullMs = 12_000

function countScored(data: string): number {
  return Number(lookIntoLedger(data, `SELECT count(*) AS n FROM events WHERE type = 'round.scored'`)[0]?.['n'])
}

test.skipIf(!canMount())('eight runs wait on a full disk and go on, and no paid call is repeated', async () => {
  const model = await startModel({
    script: async (_, fallback) => {
      await sleep(150)
      return fallback()
    },
  })
  const disk = mountTmpfs(64)
  cpSync(await freshData(), disk.dir, { recursive: true })
  const gateway = await startGateway({ workers: 8 }, { data: disk.dir, env: { GALLEY_MODEL_URL: model.url } })
  const { ask, running } = gateway
  // What is asked once of a model is asked before.
  await orderDraft(gateway, 100)
  await expect.poll(() => statuses(disk.dir), { timeout: 120_000 }).toEqual(['done'])
  const before = { asked: model.calls.length, ...countCalls(disk.dir), scored: countScored(disk.dir) }

  const stopReading = keepReading(disk.dir)
  const ids = await orderDrafts(gateway, 8)
  await expect.poll(() => countScored(disk.dir) - before.scored, { timeout: 120_000, interval: 20 }).toBeGreaterThanOrEqual(3)
  const health = watchHealth(gateway)
  const free = disk.fill()
  const filledAt = Date.now()
  const readyz = async (): Promise<{ status: number; text: string }> => {
    const answer = await ask('/readyz')
    return { status: answer.status, text: await answer.text() }
  }
  expect(await readyz()).toMatchObject({ status: 503, text: expect.stringMatching(/DATA_FOLDER_FULL|DATA_WRITE_FAILED/) as string })
  await expect
    .poll(async () => (await readyz()).text, { timeout: 10_000 })
    .toContain('Make room on the disk and check who may write to the data folder.')
  expect((await orderDraft(gateway, 101)).status).toBe(507)
  expect((await ask(`/v1/drafts/${ids[0]}`)).status).toBe(200)
  await sleep(fullMs - (Date.now() - filledAt))
  expect(statuses(disk.dir).filter((status) => status === 'failed')).toEqual([])
  free()
  stopReading()
  await expect.poll(async () => (await readyz()).status, { timeout: 10_000 }).toBe(200)
  await expect.poll(() => statuses(disk.dir), { timeout: 200_000 }).toEqual(Array.from({ length: 9 }, () => 'done'))
  const times = await health.stop()
  expectPrompt(times)

  const calls = countCalls(disk.dir)
  expect(calls.open).toBe(0)
  expect(model.calls.length - before.asked).toBe(calls.done - before.done)
  expect(brokenLogs(disk.dir)).toEqual([])
  expect(running.child.exitCode).toBeNull()
  await gateway.expectUnharmed()
})
