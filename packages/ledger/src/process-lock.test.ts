import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, expect, test } from 'vitest'
import { sleep } from '../test/temp-ledger.ts'
import { acquireLock, exclusively } from './process-lock.ts'

const program = fileURLToPath(new URL('../test/hold-lock.ts', import.meta.url))

let dir: string
let file: string
const patience = { maxMs: 20_000, sleep }
beforeEach(() => {
  dir = tempFolder()
  file = join(dir, 'gateway.lock')
})

test('one process has the lock, and when it is killed the next one gets it at once', async () => {
  const child = spawn(process.execPath, ['--conditions=galley-source', program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await expect(acquireLock({ file, holder: 'me' })).rejects.toMatchObject({
    code: 'LOCK_HELD',
    message: expect.stringContaining(`process ${child.pid}`) as string,
  })
  const waiting = acquireLock({ file, holder: 'me' }, patience)
  child.kill('SIGKILL')
  const lock = await waiting
  await expect(acquireLock({ file, holder: 'me too' })).rejects.toMatchObject({ code: 'LOCK_HELD' })
  lock.release()
  lock.release()
  ;(await acquireLock({ file, holder: 'me too' })).release()
})

test('tasks under one lock run one at a time', async () => {
  let inside = 0
  const task = async (): Promise<number> => {
    inside += 1
    await new Promise(setImmediate)
    const seen = inside
    inside -= 1
    return seen
  }
  const options = { file, holder: 'me' }
  expect(await Promise.all([1, 2, 3].map(() => exclusively(options, patience, task)))).toEqual([1, 1, 1])
})

test('a task that fails gives its lock up', async () => {
  const options = { file, holder: 'me' }
  await expect(exclusively(options, patience, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await exclusively(options, { ...patience, maxMs: 0 }, () => Promise.resolve('yes'))).toBe('yes')
})

test('waiting ends with the patience', async () => {
  const lock = await acquireLock({ file, holder: 'the first' })
  const attempt = acquireLock({ file, holder: 'the second' }, { ...patience, maxMs: 100 })
  await expect(attempt).rejects.toMatchObject({ code: 'LOCK_HELD', message: expect.stringContaining('the first') as string })
  lock.release()
})

test('a file that cannot be locked is not taken for a held one', async () => {
  writeFileSync(file, 'no database of any kind, but long enough to look at'.repeat(50))
  await expect(acquireLock({ file, holder: 'me' })).rejects.toMatchObject({ code: 'DATA_DAMAGED' })
})
