import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startGateway } from '../injection/start-gateway.ts'
import { freshData } from '../start-galley.ts'
import { brokenLogs, statuses } from './look-into-ledger.ts'
import { canMount, mountTmpfs } from './mount-tmpfs.ts'
import { orderDrafts } from './order-drafts.ts'

test.skipIf(!canMount())(
  'a run waits while its sources lie on a read-only file system, says so, and goes on when it is writable again',
  async () => {
    const disk = mountTmpfs(64)
    cpSync(await freshData(), disk.dir, { recursive: true })
    const gateway = await startGateway({ workers: 2 }, { data: disk.dir })
    const { ask } = gateway
    disk.remountSources('ro')
    await orderDrafts(gateway, 2)
    await expect
      .poll(async () => (await (await ask('/readyz')).text()).includes('the file system is read-only'), { timeout: 60_000 })
      .toBe(true)
    await sleep(2000)
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/livez')).status).toBe(200)
    expect(statuses(disk.dir).filter((status) => status === 'running').length).toBeGreaterThan(0)
    disk.remountSources('rw')
    await expect.poll(() => statuses(disk.dir), { timeout: 120_000 }).toEqual(['done', 'done'])
    expect((await ask('/readyz')).status).toBe(200)
    expect(brokenLogs(disk.dir)).toEqual([])
    await gateway.expectUnharmed()
  },
)
