import { onPostgres } from './on-postgres.ts'

// The suite of the ledger, once more, on PostgreSQL.
await onPostgres(async () => {
  await import('../src/audit-log.test.ts')
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
})
