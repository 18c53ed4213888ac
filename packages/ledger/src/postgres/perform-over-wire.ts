import type pg from 'pg'
import type { Answer, Program, QueueWord, Statement } from '../program.ts'

/** Client or pool of clients. */
export type Client = Pick<pg.Pool, 'query'>

/** Runs one text of SQL, as pg-boss asks for it. */
export interface SqlRunner {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
}

/** Says a word to the queue that hands runs out, inside a transaction. */
export type TellQueue = (transaction: SqlRunner, word: QueueWord) => Promise<void>

/** Performs a program, a statement at a time; `wording` changes their SQL. What it throws of itself goes through. */
export async function performOverWire<T>(
  client: Client,
  program: Program<T>,
  tellQueue: TellQueue,
  wording = (sql: string): string => sql,
): Promise<T> {
  const answer = async (statement: Statement | QueueWord): Promise<Answer> => {
    if (statement.kind === 'queue') {
      await tellQueue(runnerOf(client), statement)
      return { rows: [], changes: 0 }
    }
    const { rows, rowCount } = await client.query(numbered(wording(statement.sql)), [...statement.values])
    return { rows, changes: rowCount ?? 0 }
  }
  let step = program.next()
  while (step.done !== true) step = program.next(await answer(step.value))
  return step.value
}

/** Lends a client to pg-boss. */
export function runnerOf(client: Client): SqlRunner {
  return { executeSql: (text, values) => client.query(text, values) }
}

const wordings = new Map<string, string>()

/** Writes `$1`, `$2` for each `?`: no statement of ours has one in a text. */
function numbered(sql: string): string {
  const known = wordings.get(sql)
  if (known !== undefined) return known
  let n = 0
  const made = sql.replaceAll('?', () => `$${(n += 1)}`)
  wordings.set(sql, made)
  return made
}
