import { DatabaseSync, StatementSync } from 'node:sqlite'

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) of a write that the machine refuses. */
export const refusals = { BUSY: 5, READONLY: 8, IOERR: 10, FULL: 13 } as const

/** Kind of a refused write. */
export type Refusal = keyof typeof refusals

/** A write that is to fail. */
export interface FailingWrite {
  /** Number of the write, from 0: each statement that changes a table, and each beginning and end of a transaction. */
  readonly nth: number
  readonly refusal: Refusal
  /** Attempts that fail, one after another; 1 when left out. */
  readonly times?: number
  /** Told the statement at each failure. */
  readonly onFail?: (sql: string) => void
}

/** Statement of a write that counts. */
const isWrite = /^\s*(INSERT|UPDATE|DELETE|BEGIN IMMEDIATE|COMMIT)/

/** Databases and texts of the statements that were prepared. */
const sources = new WeakMap<StatementSync, { readonly database: DatabaseSync; readonly sql: string }>()
let planned: (FailingWrite & { left: number; failures: number }) | null = null
let isInstalled = false

/**
 * Makes SQLite in this process fail at a write, as a full disk or another process does: what came before in the transaction is rolled back by FULL
 * and IOERR, and stays open with the others. Null ends it.
 */
export function failWrites(failing: FailingWrite | null): void {
  install()
  planned = failing === null ? null : { ...failing, left: failing.nth, failures: failing.times ?? 1 }
}

function install(): void {
  if (isInstalled) return
  isInstalled = true
  intercept(DatabaseSync.prototype, 'prepare', function note(database, prepare, [sql]) {
    const statement = prepare() as StatementSync
    sources.set(statement, { database, sql: String(sql) })
    return statement
  })
  intercept(DatabaseSync.prototype, 'exec', function fail(database, exec, [sql]) {
    failIfPlanned(database, String(sql))
    return exec()
  })
  intercept(StatementSync.prototype, 'run', function fail(statement, run) {
    const source = sources.get(statement)
    if (source) failIfPlanned(source.database, source.sql)
    return run()
  })
}

/** Puts a function in the place of a method, and hands it the call that it stands for. */
function intercept<T extends object>(
  prototype: T,
  method: string,
  handle: (self: T, call: () => unknown, words: readonly unknown[]) => unknown,
): void {
  const original = Reflect.get(prototype, method) as (...words: unknown[]) => unknown
  Reflect.set(prototype, method, function intercepted(this: T, ...words: readonly unknown[]): unknown {
    return handle(this, () => original.call(this, ...words), words)
  })
}

function failIfPlanned(database: DatabaseSync, sql: string): void {
  if (planned === null || !isWrite.test(sql) || planned.left-- > 0) return
  const { refusal, onFail } = planned
  planned.failures -= 1
  planned.left = 0
  if (planned.failures === 0) planned = null
  onFail?.(sql)
  if (database.isTransaction && (refusal === 'FULL' || refusal === 'IOERR')) database.exec('ROLLBACK')
  throw Object.assign(new Error(`planned: ${refusal}`), { code: 'ERR_SQLITE_ERROR', errcode: refusals[refusal], errstr: refusal })
}
