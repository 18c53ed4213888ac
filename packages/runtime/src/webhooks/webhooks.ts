import type { StoredDelivery, StoredWebhook } from '@galley/ledger'
import type { WebhookEvent } from './webhook-events.ts'

/** Webhook that was asked for. */
export interface NewWebhook {
  readonly url: string
  /** Events that it is told; all of them where left out. */
  readonly events?: readonly WebhookEvent[]
}

/** The webhooks of a data folder. Faults: WEBHOOK_NOT_FOUND, DELIVERY_NOT_FOUND. */
export interface Webhooks {
  /** Adds a webhook, and tells the secret that its messages are signed with. Faults WEBHOOK_REFUSED, WEBHOOKS_TOO_MANY. */
  add(webhook: NewWebhook): Promise<{ readonly webhook: StoredWebhook; readonly secret: string }>
  list(): Promise<readonly StoredWebhook[]>
  /** Removes a webhook, with what waits for it. */
  remove(id: string): Promise<void>
  /** Lists the newest messages of a webhook, at most 100. */
  deliveries(id: string): Promise<readonly StoredDelivery[]>
  /** Sends a message again. */
  replay(id: string, n: number): Promise<void>
}
