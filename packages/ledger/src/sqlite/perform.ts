import type { Database } from './database.ts'
import type { Answer, Program, QueueWord, Statement } from '../program.ts'

/** Performs a program on SQLite, in this turn. */
export function perform<T>(database: Database, program: Program<T>): T {
  let step = program.next()
  while (step.done !== true) step = program.next(answer(database, step.value))
  return step.value
}

function answer(database: Database, statement: Statement | QueueWord): Answer {
  // There is no queue beside SQLite: workers look for themselves.
  if (statement.kind === 'queue') return { rows: [], changes: 0 }
  const { kind, sql, values } = statement
  return kind === 'ask' ? { rows: database.all(sql, ...values), changes: 0 } : { rows: [], changes: database.run(sql, ...values) }
}
