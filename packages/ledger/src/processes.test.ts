import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempLedger, type TempLedger } from '../test/temp-ledger.ts'

const program = fileURLToPath(new URL('../test/write-steps.ts', import.meta.url))

function start(file: string, name: string, count?: number) {
  const child: ChildProcess = spawn(process.execPath, ['--conditions=galley-source', program, file, name, `${count ?? ''}` || 'Infinity'])
  const heard = { out: '', error: '' }
  child.stdout?.on('data', (data: Buffer) => (heard.out += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (heard.error += data.toString()))
  return { child, heard, closed: once(child, 'close') as Promise<[number | null]> }
}

/** Checks what holds of a run whatever happened to its process: whole steps in order, two events a step, numbered without a gap. */
async function check(temp: TempLedger, id: string): Promise<number> {
  const steps = await temp.ledger.steps(id)
  const events = await temp.ledger.events(id, 0, 1e6)
  expect(steps.map((step) => step.key)).toEqual(steps.map((_, n) => `s${n}`))
  expect(events.map((event) => [event.seq, event.data])).toEqual(steps.flatMap((_, n) => [2 * n + 1, 2 * n + 2].map((k) => [k, { n: k }])))
  expect((await temp.ledger.getRun(id))?.seq).toBe(events.length)
  return steps.length
}

test('four processes write to one ledger at once', async () => {
  await using temp = await tempLedger()
  const file = join(temp.dir, 'fresh.sqlite') // all four meet it empty: the schema is made once
  const names = ['a', 'b', 'c', 'd']
  const writers = names.map((name) => start(file, name, 100))
  const codes = await Promise.all(writers.map(async (writer) => (await writer.closed)[0]))
  expect(writers.map((writer) => writer.heard.error).join('')).toBe('')
  expect(codes).toEqual([0, 0, 0, 0])
  const reopened = { ...temp, ledger: await temp.again({ file }) }
  for (const name of names) expect(await check(reopened, name)).toBe(100)
})

test('kill -9 at any moment loses no finished step', { timeout: 60_000 }, async () => {
  await using temp = await tempLedger({ isAlive: () => true })
  let finished = 0
  for (let kill = 0; kill < 12; kill += 1) {
    const { child, heard, closed } = start(temp.file, 'r1')
    if (child.stdout === null) throw new Error('no output')
    await once(child.stdout, 'data')
    await wait((kill * 37) % 60)
    child.kill('SIGKILL')
    await closed
    const promised = heard.out.split('\n').filter((line) => line !== '').length
    const checker = new DatabaseSync(temp.file)
    expect(checker.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    checker.close()
    const stored = await check(temp, 'r1')
    expect(stored).toBeGreaterThanOrEqual(finished + promised)
    finished = stored
  }
  expect((await temp.ledger.getRun('r1'))?.epoch).toBe(12)
})
