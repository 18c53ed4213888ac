import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tempFolder } from '@galley/testkit/vitest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sleep } from '../../test/temp-ledger.ts'
import { openDatabase, type Database } from './database.ts'
import { createWriteQueue, type WriteQueue } from './write-queue.ts'

let dir: string
let database: Database
let queue: WriteQueue
beforeEach(() => {
  dir = tempFolder()
  database = openDatabase(join(dir, 'a.sqlite'))
  database.exec('CREATE TABLE t (x TEXT UNIQUE); PRAGMA busy_timeout = 10')
  queue = createWriteQueue(database, sleep)
})
afterEach(() => {
  queue.close()
  database.close()
})

const put = (x: string, maxWaitMs?: number) => queue.write(() => database.run('INSERT INTO t VALUES (?)', x), maxWaitMs)
const rows = (): readonly string[] => database.all<{ x: string }>('SELECT x FROM t ORDER BY x').map(({ x }) => x)

/** Lets the database grow by so many pages, as a disk that is nearly full does. */
function leaveRoom(pages: number): void {
  const used = database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  database.exec(`PRAGMA max_page_count = ${used + pages}`)
}

/** Holds the write lock as another process would. */
function holdLock(): () => void {
  const other = new DatabaseSync(database.file, { timeout: 0 })
  other.exec('BEGIN IMMEDIATE')
  return () => other.close()
}

test('writes of one turn share a commit; the one that fails is undone alone', async () => {
  let commits = 0
  database.onCommit(() => (commits += 1))
  const results = await Promise.allSettled([put('a'), put('a'), put('b')])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(rows()).toEqual(['a', 'b'])
  expect(commits).toBe(1)
})

test('what can be made again is flushed with what cannot, and waits for no flush by itself', async () => {
  const flushed: boolean[] = []
  const own = createWriteQueue(
    {
      ...database,
      transact: (change, options) => {
        flushed.push(options?.isFlushed !== false)
        return database.transact(change, options)
      },
    },
    sleep,
  )
  await own.writeRepeatable(() => database.run("INSERT INTO t VALUES ('a')"))
  await Promise.all([
    own.writeRepeatable(() => database.run("INSERT INTO t VALUES ('b')")),
    own.write(() => database.run("INSERT INTO t VALUES ('c')")),
  ])
  expect(flushed).toEqual([false, true])
  expect(rows()).toEqual(['a', 'b', 'c'])
  own.close()
})

test('what keeps it from writing is told once it has for a second, and so is its end', async () => {
  const told: (string | null)[] = []
  const { promise: isTold, resolve } = Promise.withResolvers<void>()
  const own = createWriteQueue(database, sleep, (fault) => {
    told.push(fault?.code ?? null)
    resolve()
  })
  const moment = holdLock()
  const short = own.write(() => database.run("INSERT INTO t VALUES ('short')"))
  await expect.poll(() => own.trouble()?.code).toBe('DATA_BUSY')
  moment()
  await short
  expect(told).toEqual([])
  const release = holdLock()
  const long = own.write(() => database.run("INSERT INTO t VALUES ('long')"))
  await isTold
  release()
  await long
  await expect.poll(() => told).toEqual(['DATA_BUSY', null])
  own.close()
})

test('on a full disk a write waits until there is room, and one that fits is not held up', async () => {
  leaveRoom(1)
  const large = 'x'.repeat(100_000)
  const waiting = put(large)
  await put('y')
  expect(rows()).toEqual(['y'])
  await expect(put('z'.repeat(100_000), 40)).rejects.toMatchObject({ code: 'DATA_WRITE_FAILED', status: 507 })
  expect(queue.trouble()).toMatchObject({ code: 'DATA_WRITE_FAILED' })
  leaveRoom(1000)
  await waiting
  expect(rows()).toEqual([large, 'y'])
  expect(queue.trouble()).toBeNull()
})

test('while another process holds the lock, a write waits and a request is told', async () => {
  const release = holdLock()
  const waiting = put('a')
  await expect(put('b', 40)).rejects.toMatchObject({ code: 'DATA_BUSY', status: 503 })
  expect(rows()).toEqual([])
  release()
  await waiting
  expect(rows()).toEqual(['a'])
})

test('what refused a request is found to be over though nobody writes', async () => {
  const release = holdLock()
  await expect(put('a', 40)).rejects.toMatchObject({ code: 'DATA_BUSY' })
  expect(queue.trouble()).not.toBeNull()
  release()
  await expect.poll(() => queue.trouble(), { timeout: 5000 }).toBeNull()
  expect(rows()).toEqual([])
})

test('a process that goes away waits half a second, then refuses what is left', async () => {
  const release = holdLock()
  const waiting = put('a')
  queue.hurry()
  await expect(waiting).rejects.toMatchObject({ code: 'DATA_BUSY' })
  const last = put('b')
  queue.close()
  await expect(last).rejects.toMatchObject({ code: 'DATA_BUSY' })
  await expect(put('c')).rejects.toThrow('closed')
  release()
})
