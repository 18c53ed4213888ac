import { createOwnership } from '@galley/ledger'
import type { AccessMeans } from '../access/open-access.ts'
import { openDataFolder } from '../open-data-folder.ts'
import { openDataLedger } from '../open-data-ledger.ts'
import { createWebhooks } from './create-webhooks.ts'
import { openWebhookKey } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'

/** Opens the webhooks of a data folder alone, beside whatever gateway runs on it and delivers. Faults: those of data folder and ledger. */
export async function openWebhooks(
  means: AccessMeans,
  privateHosts: readonly string[],
): Promise<Webhooks & { readonly close: () => Promise<void> }> {
  const { dataDir, random, process } = means
  openDataFolder(dataDir)
  const ledger = await openDataLedger(means, createOwnership(process))
  const secretOf = openWebhookKey(ledger, dataDir, random)
  return { ...createWebhooks({ tables: ledger.webhooks, secretOf, random, privateHosts }), close: () => ledger.close() }
}
