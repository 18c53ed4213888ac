import type { Migration } from '../migration.ts'
import { ledger } from './sql/001-ledger.ts'
import { auditLog } from './sql/002-audit-log.ts'
import { finishStep } from './sql/003-finish-step.ts'
import { stepEvents } from './sql/004-step-events.ts'

/** The schema's history on PostgreSQL, which began when that of SQLite had thirteen steps. */
export const postgresMigrations: readonly Migration[] = [
  { n: 1, name: 'ledger', sql: ledger },
  { n: 2, name: 'audit-log', sql: auditLog },
  { n: 3, name: 'finish-step', sql: finishStep },
  { n: 4, name: 'step-events', sql: stepEvents },
]
