import type { Scope } from './scope.ts'
import * as stored from './webhooks.ts'

/** The ledger's functions about webhooks. */
export interface WebhookTables {
  /** Adds a webhook; from now on events are delivered to it. */
  add(webhook: Omit<stored.StoredWebhook, 'createdAt'>): Promise<void>
  /** Lists the webhooks, the oldest first. */
  list(): Promise<readonly stored.StoredWebhook[]>
  /** Removes a webhook and what waits for it; false when there was none. */
  remove(id: string): Promise<boolean>
  /** Lists the newest messages of a webhook, at most `limit`. */
  deliveries(id: string, limit: number): Promise<readonly stored.StoredDelivery[]>
  /** Puts a message up for sending again, whatever became of it; false when there is none of that number. */
  replay(id: string, n: number): Promise<boolean>
  /** Lists the messages that are to be sent now and that no other process is at, the longest waiting first. */
  due(limit: number): Promise<readonly stored.DueDelivery[]>
  /** Takes a message that is to be sent now, so that no other process sends it too; false where one was faster. */
  claim(n: number): Promise<boolean>
  /** Gives a message back that was not sent to its end. */
  release(n: number): Promise<void>
  /** Writes down how an attempt went. */
  settle(n: number, outcome: stored.DeliveryOutcome): Promise<void>
  /** Forgets messages that are over and older than a time (Unix milliseconds). */
  forget(before: number): Promise<void>
}

/** Binds the functions of webhooks to a ledger's database. */
export function openWebhookTables(scope: Scope): WebhookTables {
  return {
    add: (webhook) => stored.addWebhook(scope, webhook),
    list: async () => stored.listWebhooks(scope),
    remove: (id) => stored.removeWebhook(scope, id),
    deliveries: async (id, limit) => stored.listDeliveries(scope, id, limit),
    replay: (id, n) => stored.replayDelivery(scope, id, n),
    due: async (limit) => stored.dueDeliveries(scope, limit),
    claim: (n) => stored.claimDelivery(scope, n),
    release: (n) => stored.releaseDelivery(scope, n),
    settle: (n, outcome) => stored.settleDelivery(scope, n, outcome),
    forget: (before) => stored.forgetDeliveries(scope, before),
  }
}
