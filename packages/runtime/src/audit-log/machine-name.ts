import { hostname } from 'node:os'
import type { DataLedgerServices } from '../open-data-ledger.ts'

/**
 * Names this machine in an audit log. In a database it has its data folder behind it (`host:/var/lib/galley`), which one gateway alone may
 * have: two on one machine are told apart, also when they start again.
 */
export function machineName({ dataDir, env }: Pick<DataLedgerServices, 'dataDir' | 'env'>): string {
  return env['GALLEY_DATABASE'] ? `${hostname()}:${dataDir}` : hostname()
}
