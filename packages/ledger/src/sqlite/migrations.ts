import type { Migration } from '../migration.ts'
import { ledger } from './sql/001-ledger.ts'
import { notRead } from './sql/002-not-read.ts'
import { deaths } from './sql/003-deaths.ts'
import { summaries } from './sql/004-summaries.ts'
import { calibrations } from './sql/005-calibrations.ts'
import { modelUsage } from './sql/006-model-usage.ts'
import { files } from './sql/007-files.ts'
import { tokenScopes } from './sql/008-token-scopes.ts'
import { tokenLimits } from './sql/009-token-limits.ts'
import { usage } from './sql/010-usage.ts'
import { webhooks } from './sql/011-webhooks.ts'
import { tokenDemand } from './sql/012-token-demand.ts'
import { taken } from './sql/013-taken.ts'
import { sharing } from './sql/014-sharing.ts'
import { auditLog } from './sql/015-audit-log.ts'

/** The schema's history. A change of the schema is a new file in `sql/` and a new line here. */
export const migrations: readonly Migration[] = [
  { n: 1, name: 'ledger', sql: ledger },
  { n: 2, name: 'not-read', sql: notRead },
  { n: 3, name: 'deaths', sql: deaths },
  { n: 4, name: 'summaries', sql: summaries },
  { n: 5, name: 'calibrations', sql: calibrations },
  { n: 6, name: 'model-usage', sql: modelUsage },
  { n: 7, name: 'files', sql: files },
  { n: 8, name: 'token-scopes', sql: tokenScopes },
  { n: 9, name: 'token-limits', sql: tokenLimits },
  { n: 10, name: 'usage', sql: usage },
  { n: 11, name: 'webhooks', sql: webhooks },
  { n: 12, name: 'token-demand', sql: tokenDemand },
  { n: 13, name: 'taken', sql: taken },
  { n: 14, name: 'sharing', sql: sharing },
  { n: 15, name: 'audit-log', sql: auditLog },
]
