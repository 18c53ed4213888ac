import { createOwnership } from '@galley/ledger'
import type { AccessServices } from '../access/open-access.ts'
import { openDataFolder } from '../open-data-folder.ts'
import { openDataLedger } from '../open-data-ledger.ts'
import { createWebhooks } from './create-webhooks.ts'
import { openWebhookKey } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'

/** Opens the webhooks of a data folder alone, beside whatever gateway runs on it and delivers. Faults: those of data folder and ledger. */
export async function openWebhooks(
  services: AccessServices,
  privateHosts: readonly string[],
): Promise<Webhooks & { readonly close: () => Promise<void> }> {
  const { dataDir, random, process } = services
  openDataFolder(dataDir)
  const ledger = await openDataLedger(services, createOwnership(process))
  const secretOf = openWebhookKey(ledger, dataDir, random)
  return { ...createWebhooks({ tables: ledger.webhooks, secretOf, random, privateHosts }), close: () => ledger.close() }
}
