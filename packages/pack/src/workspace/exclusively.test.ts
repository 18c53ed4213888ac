import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exclusively } from './exclusively.ts'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'galley-'))))
afterEach(() => rmSync(dir, { recursive: true }))

it('lets one in at a time', async () => {
  const file = join(dir, 'guard')
  let inside = 0
  const task = async (): Promise<number> => {
    inside += 1
    await new Promise(setImmediate)
    const seen = inside
    inside -= 1
    return seen
  }
  expect(await Promise.all([1, 2, 3].map(() => exclusively(file, task, { tries: 500, everyMs: 2 })))).toEqual([1, 1, 1])
})

it('lets the next one in after a failure', async () => {
  const file = join(dir, 'guard')
  await expect(exclusively(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await exclusively(file, () => Promise.resolve('yes'))).toBe('yes')
})

it('gives up on another process, and takes over when that dies', async () => {
  const file = join(dir, 'guard')
  const hold = `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(file)}).exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  const attempt = exclusively(file, () => Promise.resolve('in'), { tries: 3, everyMs: 1 })
  await expect(attempt).rejects.toThrow(expect.objectContaining({ code: 'STORE_BUSY' }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await exclusively(file, () => Promise.resolve('in'))).toBe('in')
})
