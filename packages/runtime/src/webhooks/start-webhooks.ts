import { systemResolver } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { Settings } from '../settings/settings.ts'
import { createWebhooks } from './create-webhooks.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'
import { openWebhookKey } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'
import type { Sleep } from '../sleep.ts'

/** Services of a process that has webhooks. */
interface StartServices {
  readonly dataDir: string
  readonly settings: Settings
  readonly version: string
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly sleep: Sleep
  /** True in a gateway, which alone delivers. */
  readonly adopt: boolean
}

/** Opens the webhooks of a process; a gateway delivers to them until `close`. */
export function startWebhooks(
  { dataDir, settings, version, clock, random, sleep, adopt }: StartServices,
  ledger: Pick<Ledger, 'webhooks' | 'sharedKey'>,
): { readonly made: Webhooks; readonly close: () => Promise<void> } {
  const { privateHosts, contact } = settings.fetch
  const tables = ledger.webhooks
  const secretOf = openWebhookKey(ledger, dataDir, random)
  const policy = { privateHosts, userAgent: `Galley/${version} (+${contact})` }
  const fraction = (): number => (random(1)[0] ?? 0) / 256
  const delivery = adopt
    ? deliverWebhooks({ tables, secretOf, policy, resolve: systemResolver, clock, random: fraction, sleep })
    : undefined
  return { made: createWebhooks({ tables, secretOf, random, privateHosts }), close: async () => delivery?.close() }
}
