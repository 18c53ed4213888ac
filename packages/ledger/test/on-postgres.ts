import { findPostgres, startPostgres, type TestPostgres } from '@galley/testkit'
import { afterAll, beforeAll, test } from 'vitest'
import { useDatabase } from './temp-ledger.ts'

/**
 * Declares tests that need PostgreSQL: a server is started before them and ended after them, and temporary ledgers lie in it.
 * One test is skipped and says so where it is not installed.
 */
export async function onPostgres(declare: (server: Omit<TestPostgres, typeof Symbol.asyncDispose>) => void | Promise<void>): Promise<void> {
  const bin = findPostgres()
  if (bin === null) {
    test.skip('PostgreSQL is not installed (apt-get install postgresql): the ledger is tested on SQLite alone', () => undefined)
    return
  }
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres(bin)
    useDatabase(server.newUrl)
  })
  afterAll(async () => server[Symbol.asyncDispose]())
  await declare({
    newUrl: async () => server.newUrl(),
    ask: async (url, sql) => server.ask(url, sql),
    start: async () => server.start(),
    stop: async () => server.stop(),
  })
}
