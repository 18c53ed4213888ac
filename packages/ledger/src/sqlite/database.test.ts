import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFault } from '../database-fault.ts'
import { openDatabase, type Database } from './database.ts'

let dir: string
let database: Database
beforeEach(() => {
  dir = tempFolder()
  database = openDatabase(join(dir, 'new', 'a.sqlite'))
  database.exec('CREATE TABLE t (x TEXT UNIQUE)')
})
afterEach(() => {
  database.close()
})

test('each commit is flushed to disk, in WAL, but one that need not be', () => {
  expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  database.transact(() => undefined, { isFlushed: false })
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 1 })
  database.transact(() => undefined)
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  expect(database.get('PRAGMA busy_timeout')).toEqual({ timeout: 5000 })
  expect(database.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
})

test('a write that throws changes nothing', () => {
  const write = (): void =>
    database.transact(() => {
      database.run('INSERT INTO t VALUES (?)', 'a')
      throw new Error('no')
    })
  expect(write).toThrow('no')
  expect(database.all('SELECT x FROM t')).toEqual([])
})

test('what is no error of SQLite stays as it is', () => {
  const error = new Error('x')
  expect(databaseFault('f', error)).toBe(error)
  expect(databaseFault('f', null)).toBeNull()
})
