import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkpointBeside, type Checkpoints } from './checkpoint-beside.ts'
import { openDatabase, type Database } from './database.ts'

let dir: string
let database: Database
let checkpoints: Checkpoints
beforeEach(() => {
  dir = tempFolder()
  database = openDatabase(join(dir, 'a.sqlite'))
  database.exec('CREATE TABLE t (x TEXT)')
})
afterEach(async () => {
  await checkpoints.close()
  database.close()
})

const commit = (bytes: number): void =>
  database.transact(() => {
    database.run('INSERT INTO t VALUES (?)', 'x'.repeat(bytes))
  })
const size = (ending = ''): number => statSync(database.file + ending).size

test('brings commits into the file while the WAL has room for more, and leaves one file', async () => {
  checkpoints = checkpointBeside(database)
  for (let n = 0; n < 20; n += 1) commit(100_000)
  await expect.poll(() => size(), { timeout: 10_000 }).toBeGreaterThan(2_000_000)
  await checkpoints.close()
  database.close()
  expect(readdirSync(dir)).toEqual(['a.sqlite'])
})

test('a WAL grows no further where the thread fails: commits bring it over', () => {
  checkpoints = checkpointBeside({ ...database, file: dir })
  for (let n = 0; n < 30; n += 1) commit(1_000_000)
  expect(size('-wal')).toBeLessThan(10_000_000)
  expect(size()).toBeGreaterThan(20_000_000)
})

test('many commits in one turn keep the WAL small', () => {
  checkpoints = checkpointBeside(database)
  for (let n = 0; n < 3000; n += 1)
    database.transact(() => database.run('INSERT INTO t VALUES (?)', 'x'.repeat(10_000)), { isFlushed: false })
  expect(size('-wal')).toBeLessThan(20_000_000)
})
