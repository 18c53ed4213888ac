import { join } from 'node:path'
import { countDraftWords } from '@galley/evidence'
import { createOwnership, openLedger } from '@galley/ledger'
import type { AccessMeans } from '../access/open-access.ts'
import { openDataFolder } from '../open-data-folder.ts'
import { createWebhooks } from './create-webhooks.ts'
import { openWebhookKey } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'

/** Opens the webhooks of a data folder alone, beside whatever gateway runs on it and delivers. Faults: those of data folder and ledger. */
export async function openWebhooks(
  { dataDir, clock, random, sleep, process }: AccessMeans,
  privateHosts: readonly string[],
): Promise<Webhooks & { readonly close: () => Promise<void> }> {
  openDataFolder(dataDir)
  const file = join(dataDir, 'galley.sqlite')
  const ledger = await openLedger({ file, clock, sleep, countWords: countDraftWords, ...createOwnership(process) })
  const secretOf = openWebhookKey(dataDir, random)
  return { ...createWebhooks({ tables: ledger.webhooks, secretOf, random, privateHosts }), close: () => ledger.close() }
}
