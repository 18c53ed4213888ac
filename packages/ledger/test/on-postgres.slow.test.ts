import { findPostgres, startPostgres, type TestPostgres } from '@galley/testkit'
import { afterAll, beforeAll, test } from 'vitest'
import { useDatabase } from './temp-ledger.ts'

// The suite of the ledger, once more, on PostgreSQL.
const bin = findPostgres()

if (bin === null)
  test.skip('PostgreSQL is not installed (apt-get install postgresql): the ledger is tested on SQLite alone', () => undefined)
else {
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres(bin)
    useDatabase(server.newUrl)
  })
  afterAll(async () => server[Symbol.asyncDispose]())

  await import('../src/calibrations.test.ts')
  await import('../src/calls.test.ts')
  await import('../src/cancel.test.ts')
  await import('../src/leases.test.ts')
  await import('../src/limits.test.ts')
  await import('../src/move/move.test.ts')
  await import('../src/renew-verdicts.test.ts')
  await import('../src/runs.test.ts')
  await import('../src/signals.test.ts')
  await import('../src/sources.test.ts')
  await import('../src/steps.test.ts')
  await import('../src/summaries.test.ts')
  await import('../src/tokens.test.ts')
  await import('../src/usage.test.ts')
}
