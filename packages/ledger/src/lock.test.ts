import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sleep } from '../test/temp-ledger.ts'
import { acquireLock } from './lock.ts'

const program = fileURLToPath(new URL('../test/hold-lock.ts', import.meta.url))

test('one process has the lock, and when it is killed the next one gets it at once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'galley-'))
  const file = join(dir, 'gateway.lock')
  const child = spawn(process.execPath, ['--conditions=galley-source', program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await expect(acquireLock({ file, holder: 'me' })).rejects.toMatchObject({
    code: 'LOCK_HELD',
    message: expect.stringContaining(`process ${child.pid}`) as string,
  })
  const waiting = acquireLock({ file, holder: 'me', patience: 20_000, sleep })
  child.kill('SIGKILL')
  const lock = await waiting
  await expect(acquireLock({ file, holder: 'me too' })).rejects.toMatchObject({ code: 'LOCK_HELD' })
  lock.release()
  lock.release()
  ;(await acquireLock({ file, holder: 'me too' })).release()
  rmSync(dir, { recursive: true })
})
