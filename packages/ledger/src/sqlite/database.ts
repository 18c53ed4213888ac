import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { createPrivateFile } from '../create-private-file.ts'
import { databaseFault } from '../database-fault.ts'

/** A connection to one SQLite file; every write goes through `transact`. */
export interface Database {
  readonly file: string
  run(sql: string, ...values: SQLInputValue[]): number
  get<Row>(sql: string, ...values: SQLInputValue[]): RowIfAny<Row>
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[]
  exec(sql: string): void
  /**
   * Runs `change` in one `BEGIN IMMEDIATE` transaction: all of it is on disk when this returns, or none. One that is not `isFlushed` outlives this
   * process at once, and the machine from the next on that is.
   */
  transact<T>(change: () => T, options?: { readonly isFlushed?: boolean }): T
  /** True inside `transact`, until an error of SQLite ends the transaction. */
  isTransaction(): boolean
  /** Makes a function callable from SQL on this connection. */
  define(name: string, call: (value: SQLOutputValue) => void): void
  /** Calls the listener after each commit of this connection, until the returned function is called. */
  onCommit(listener: () => void): () => void
  close(): void
}

/** A row of a question that may have no answer. */
type RowIfAny<Row> = Row | undefined

/** Milliseconds that a connection waits for another process, holding up this one: as long as the file is opened, when nobody waits for an answer. */
const openTimeoutMs = 5000

/**
 * Opens a SQLite file (or `:memory:`) as the ledger needs it: WAL, commits flushed to disk, foreign keys on.
 * Faults: DATA_DAMAGED, DATA_BUSY, DATA_WRITE_FAILED.
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') createPrivateFile(file)
  const connection = withFaults(file, () => connect(file))
  const statements = new Map<string, StatementSync>()
  const listeners = new Set<() => void>()
  const inTransaction = createTransaction(connection)
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  return {
    file,
    run: (sql, ...values) => Number(withFaults(file, () => prepare(sql).run(...values)).changes),
    get: <Row>(sql: string, ...values: SQLInputValue[]) => withFaults(file, () => prepare(sql).get(...values)) as RowIfAny<Row>,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => withFaults(file, () => prepare(sql).all(...values)) as Row[],
    exec: (sql) => {
      withFaults(file, () => connection.exec(sql))
    },
    transact: (change, { isFlushed = true } = {}) => {
      const result = withFaults(file, () => inTransaction(change, { isFlushed }))
      for (const listener of listeners) listener()
      return result
    },
    isTransaction: () => connection.isTransaction,
    define: (name, call) =>
      connection.function(name, (value: SQLOutputValue) => {
        call(value)
        return null
      }),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      statements.clear()
      if (connection.isOpen) connection.close()
    },
  }
}

function connect(file: string): DatabaseSync {
  const opened = new DatabaseSync(file, { timeout: openTimeoutMs, enableForeignKeyConstraints: true })
  try {
    opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  } catch (error) {
    opened.close()
    throw error
  }
  return opened
}

/** Makes the function that runs a change in a transaction of its own: it is committed as a whole, or rolled back. */
function createTransaction(connection: DatabaseSync): <T>(change: () => T, options: { readonly isFlushed: boolean }) => T {
  const setFlush = createFlush(connection)
  const rollBack = (): void => {
    if (connection.isTransaction) connection.exec('ROLLBACK')
  }
  return (change, { isFlushed }) => {
    // A rollback can fail as well, when the disk does.
    rollBack()
    setFlush(isFlushed)
    connection.exec('BEGIN IMMEDIATE')
    try {
      const result = change()
      connection.exec('COMMIT')
      return result
    } catch (error) {
      try {
        rollBack()
      } catch {
        // The first error says more, and the next transaction begins with a rollback.
      }
      throw error
    }
  }
}

/** Chooses if the next commit is flushed. In WAL a flush takes along every commit before it: what is on disk is always all up to a point. */
function createFlush(connection: DatabaseSync): (isFlushed: boolean) => void {
  let wasFlushed = true
  return (isFlushed) => {
    if (isFlushed !== wasFlushed) connection.exec(`PRAGMA synchronous = ${isFlushed ? 'FULL' : 'NORMAL'}`)
    wasFlushed = isFlushed
  }
}

function withFaults<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw databaseFault(file, error)
  }
}
