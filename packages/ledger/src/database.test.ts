import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFault } from './database-fault.ts'
import { openDatabase, type Database } from './database.ts'

let dir: string
let database: Database
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'galley-'))
  database = openDatabase(join(dir, 'new', 'a.sqlite'))
  database.exec('CREATE TABLE t (x TEXT UNIQUE)')
})
afterEach(() => {
  database.close()
  rmSync(dir, { recursive: true })
})

test('each commit is flushed to disk, in WAL', () => {
  expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  expect(database.get('PRAGMA busy_timeout')).toEqual({ timeout: 5000 })
  expect(database.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
})

test('a write that throws changes nothing', () => {
  const write = (): void =>
    database.write(() => {
      database.run('INSERT INTO t VALUES (?)', 'a')
      throw new Error('no')
    })
  expect(write).toThrow('no')
  expect(database.all('SELECT x FROM t')).toEqual([])
})

test('writes of one turn share a commit; the one that fails is undone alone', async () => {
  let commits = 0
  database.onCommit(() => (commits += 1))
  const put = (x: string) => database.writeSoon(() => database.run('INSERT INTO t VALUES (?)', x))
  const results = await Promise.allSettled([put('a'), put('a'), put('b')])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(database.all('SELECT x FROM t ORDER BY x')).toEqual([{ x: 'a' }, { x: 'b' }])
  expect(commits).toBe(1)
})

test('a full disk fails every write that shares the commit, and the next one works', async () => {
  const pages = database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  database.exec(`PRAGMA max_page_count = ${pages + 1}`)
  const put = (x: string) => database.writeSoon(() => database.run('INSERT INTO t VALUES (?)', x))
  await expect(put('x'.repeat(100_000))).rejects.toMatchObject({ code: 'DATA_WRITE_FAILED', status: 507 })
  database.exec('PRAGMA max_page_count = 100000')
  await put('y')
  expect(database.all('SELECT x FROM t')).toEqual([{ x: 'y' }])
})

test('a file that another process holds is DATA_BUSY', () => {
  const other = new DatabaseSync(database.file, { timeout: 0 })
  database.exec('PRAGMA busy_timeout = 20')
  other.exec('BEGIN IMMEDIATE')
  expect(() => database.write(() => undefined)).toThrow(expect.objectContaining({ code: 'DATA_BUSY', status: 503 }))
  other.exec('COMMIT')
  other.close()
  database.write(() => undefined)
})

test('what is no error of SQLite stays as it is', () => {
  const error = new Error('x')
  expect(databaseFault('f', error)).toBe(error)
  expect(databaseFault('f', null)).toBeNull()
})
