import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { smallDraft, tempLedger } from '../../test/temp-ledger.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const options = { now: 0, unique: 'boot:1:a' }
const next = [...migrations, { n: migrations.length + 1, name: 'next', sql: 'CREATE TABLE next (n INTEGER) STRICT' }]

test('a ledger is backed up before its schema changes', async () => {
  await using temp = await tempLedger()
  await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })
  const database = openDatabase(temp.file)
  migrate(database, next, options)
  migrate(database, next, options)
  database.close()
  const backup = `${temp.file}.schema-${migrations.length}.backup`
  const copy = new DatabaseSync(backup, { readOnly: true })
  expect(copy.prepare('SELECT id FROM runs').all()).toEqual([{ id: 'r1' }])
  expect(() => copy.prepare('SELECT * FROM next')).toThrow('no such table')
  copy.close()
  await expect(temp.again()).rejects.toMatchObject({ code: 'DATA_TOO_NEW' })
})

test('a migration that fails changes nothing', async () => {
  await using temp = await tempLedger()
  const database = openDatabase(temp.file)
  const bad = [...migrations, { n: migrations.length + 1, name: 'bad', sql: 'CREATE TABLE half (n INTEGER); SELECT nonsense' }]
  expect(() => migrate(database, bad, options)).toThrow('nonsense')
  expect(database.get('SELECT 1 FROM sqlite_schema WHERE name = ?', 'half')).toBeUndefined()
  database.close()
})

test('a schema that somebody edited is refused, and a file of another program too', async () => {
  await using temp = await tempLedger()
  const database = openDatabase(temp.file)
  database.run('UPDATE migrations SET checksum = ?', 'x')
  database.close()
  await expect(temp.again()).rejects.toMatchObject({ code: 'DATA_ALTERED' })

  const damaged = expect.objectContaining({ code: 'DATA_DAMAGED' })
  const foreign = join(temp.dir, 'foreign.sqlite')
  const other = new DatabaseSync(foreign)
  other.exec('CREATE TABLE theirs (n)')
  other.close()
  await expect(temp.again({ file: foreign })).rejects.toThrow(damaged)
  const text = join(temp.dir, 'text.sqlite')
  writeFileSync(text, 'not a database '.repeat(100))
  await expect(temp.again({ file: text })).rejects.toThrow(damaged)
  expect(existsSync(`${foreign}.schema-0.backup`)).toBe(false)
})

test('drafts that an older Galley wrote get their lines when the ledger is opened', async () => {
  await using temp = await tempLedger()
  const { lease } = await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })
  await temp.ledger.saveDraft(lease!, { ...smallDraft('On bees', ['one two three']), status: 'done' })
  await temp.ledger.createRun({ id: 'r2', brief: { topic: 'Wasps' }, pins: {} })
  await temp.ledger.close()
  const file = new DatabaseSync(temp.file)
  file.exec(`UPDATE runs SET title = '', words = 0, score = 0, search_text = NULL`)
  file.close()
  const ledger = await temp.again()
  expect(await ledger.listRuns({ limit: 2, search: 'on' })).toMatchObject([{ id: 'r1', title: 'On bees', words: 3, score: 80.5 }])
  expect(await ledger.getSummary('r2')).toMatchObject({ title: 'Wasps' })
})

test('holds of an older schema go on as what is taken of the day and of the month', async () => {
  await using temp = await tempLedger()
  const file = `${temp.file}.old`
  const database = openDatabase(file)
  migrate(database, migrations.slice(0, 12), { now: 0, unique: 'a' })
  for (const [on, tokens] of [
    ['2026-11-23', 5],
    ['2026-11-24', 30],
    ['2026-11-24', 12],
  ] as const)
    database.run('INSERT INTO holds (day, token, tokens, usd, watt_hours) VALUES (?, ?, ?, ?, ?)', on, 'bot', tokens, 0.25, 0)
  database.close()
  const ledger = await temp.again({ file })
  const taken = await ledger.takenBy('token bot')
  expect(Object.fromEntries(taken.map(({ limit, used }) => [limit, used]))).toEqual({
    'tokens/day': 42,
    'usd/day': 0.5,
    'wattHours/day': 0,
    'tokens/month': 47,
    'usd/month': 0.75,
    'wattHours/month': 0,
  })
})
