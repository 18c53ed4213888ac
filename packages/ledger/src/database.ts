import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { databaseFault } from './database-fault.ts'
import { groupCommit, type MemberResult } from './group-commit.ts'

/** A connection to one SQLite file; every write goes through `write` or `writeSoon`. */
export interface Database {
  readonly file: string
  run(sql: string, ...values: SQLInputValue[]): number
  get<Row>(sql: string, ...values: SQLInputValue[]): Found<Row>
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[]
  exec(sql: string): void
  /** Runs `change` in one `BEGIN IMMEDIATE` transaction: all of it is on disk when this returns, or none. */
  write<T>(change: () => T): T
  /** As `write`, but shares the transaction (one disk flush) with everything else that is written in the same turn of the event loop. */
  writeSoon<T>(change: () => T): Promise<T>
  /** Calls the listener after each commit of this connection, until the returned function is called. */
  onCommit(listener: () => void): () => void
  close(): void
}

/** A row, if there was one. */
type Found<Row> = Row | undefined

/** Milliseconds that a write waits for another process. */
const busyTimeoutMs = 5000

/**
 * Opens a SQLite file (or `:memory:`) as the ledger needs it: WAL, each commit flushed to disk, foreign keys on.
 * Faults: DATA_DAMAGED, DATA_BUSY, DATA_WRITE_FAILED.
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const connection = withFaults(file, () => {
    const opened = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
    try {
      opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    } catch (error) {
      opened.close()
      throw error
    }
    return opened
  })
  const statements = new Map<string, StatementSync>()
  const listeners = new Set<() => void>()

  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const transaction = <T>(change: () => T): T =>
    withFaults(file, () => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        const result = change()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        if (connection.isTransaction) connection.exec('ROLLBACK')
        throw error
      }
    })
  const committed = <T>(result: T): T => {
    for (const listener of listeners) listener()
    return result
  }
  const group = groupCommit((changes) => committed(transaction(() => changes.map((change) => attempt(connection, change)))))

  return {
    file,
    run: (sql, ...values) => Number(withFaults(file, () => prepare(sql).run(...values)).changes),
    get: <Row>(sql: string, ...values: SQLInputValue[]) => withFaults(file, () => prepare(sql).get(...values)) as Found<Row>,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => withFaults(file, () => prepare(sql).all(...values)) as Row[],
    exec: (sql) => {
      withFaults(file, () => connection.exec(sql))
    },
    write: (change) => committed(transaction(change)),
    writeSoon: group.add,
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      group.flush()
      statements.clear()
      if (connection.isOpen) connection.close()
    },
  }
}

/** Runs one member of a group: if it fails, its own changes are undone and the others stand. An error that ends the whole transaction, as a full disk does, fails them all. */
function attempt(connection: DatabaseSync, change: () => unknown): MemberResult {
  connection.exec('SAVEPOINT member')
  try {
    const value = change()
    connection.exec('RELEASE member')
    return { value }
  } catch (error) {
    if (!connection.isTransaction) throw error
    connection.exec('ROLLBACK TO member; RELEASE member')
    return { error }
  }
}

function withFaults<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw databaseFault(file, error)
  }
}
