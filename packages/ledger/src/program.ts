/** A value as it goes into a statement or comes out of a row. */
export type SqlValue = string | number | null | Uint8Array

/** A statement of SQL with `?` for each value: one that asks for rows, or one that changes them. */
export interface Statement {
  readonly kind: 'ask' | 'change'
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/**
 * Word to the queue that hands runs out to workers, where there is one: a run needs a worker, its work is over for now, or it is given back. It is said in the
 * transaction, so that it holds exactly if what was written with it does.
 */
export interface QueueWord {
  readonly kind: 'queue'
  readonly word: 'needed' | 'over' | 'returned'
  /** Id of the run. */
  readonly run: string
}

/** Answer to a statement: the rows that it asked for, the number of those that it changed. */
export interface Answer {
  readonly rows: readonly unknown[]
  readonly changes: number
}

/**
 * Work on the database, as its statements in their order. It does not know how they reach the database: SQLite answers each in the same turn, PostgreSQL
 * over a wire. So there is one wording of everything that the ledger does. A program that runs often is a function of its module: V8 gives every generator
 * function that is made a hidden class, which keeps all that the function sees until the next full collection.
 */
export type Program<T> = Generator<Statement | QueueWord, T, Answer>

/** Asks for all rows. */
export function* every<Row>(sql: string, ...values: SqlValue[]): Program<readonly Row[]> {
  return (yield { kind: 'ask', sql, values }).rows as readonly Row[]
}

/** Asks for one row, if there is one. */
export function* first<Row>(sql: string, ...values: SqlValue[]): Program<Row | undefined> {
  return (yield* every<Row>(sql, ...values))[0]
}

/** Changes rows and tells how many. */
export function* change(sql: string, ...values: SqlValue[]): Program<number> {
  return (yield { kind: 'change', sql, values }).changes
}

/** Tells the queue about a run. */
export function* tellQueue(word: QueueWord['word'], run: string): Program<void> {
  yield { kind: 'queue', word, run }
}

/** Step beside the database, between two statements. */
export function* beside<T>(work: () => T): Program<T> {
  yield* []
  return work()
}
