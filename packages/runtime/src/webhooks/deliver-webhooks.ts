import { isFault } from '@galley/fault'
import { safePost, type FetchPolicy, type Resolver } from '@galley/kernel'
import type { DeliveryOutcome, DueDelivery, WebhookTables } from '@galley/ledger'
import { readRetryAfter } from '@galley/sdk'
import { signMessage } from './sign-message.ts'
import type { SecretOf } from './webhook-key.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds between two looks for what is due. */
const lookEveryMs = 500

/** Milliseconds that a server has to answer. */
const answerMs = 15_000

/** Messages that are under way at once, in all and to one webhook. */
const [maxAtOnce, maxToOne] = [16, 4]

/** Seconds until the next attempt, after each that failed: the schedule that Standard Webhooks advises, three days in all. */
const pauses = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

/** Milliseconds for which a message that is over is kept. */
const keptMs = 30 * 86_400_000

/** Services that the delivery needs. */
export interface DeliveryServices {
  readonly tables: WebhookTables
  readonly secretOf: SecretOf
  readonly policy: Pick<FetchPolicy, 'privateHosts' | 'userAgent'>
  readonly resolve: Resolver
  readonly clock: () => Date
  /** A number 0 ≤ x < 1. */
  readonly random: () => number
  readonly sleep: Sleep
}

/**
 * Delivers what is due, until `close` is called: each message at least once, by one gateway at a time, and again with longer and longer pauses while its server does
 * not take it. What was under way when a process ended is sent again, with the same id.
 */
export function deliverWebhooks(services: DeliveryServices): { readonly close: () => Promise<void> } {
  const { tables, clock, sleep } = services
  const closing = new AbortController()
  const underWay = new Map<number, { readonly webhook: string; readonly over: Promise<void> }>()

  const begin = (delivery: DueDelivery): void => {
    const { n, webhook } = delivery
    const toOne = [...underWay.values()].filter((other) => other.webhook === webhook).length
    if (underWay.has(n) || underWay.size >= maxAtOnce || toOne >= maxToOne) return
    const over = deliver(services, delivery, closing.signal)
      // A ledger that cannot be written now has the message sent once more, and never faster than a first failure has.
      .catch(async () => sleep(pauses[0] * 1000, closing.signal))
      .finally(() => underWay.delete(n))
    underWay.set(n, { webhook, over })
  }
  const look = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        for (const delivery of await tables.due(maxAtOnce * maxToOne)) begin(delivery)
        await tables.forget(clock().getTime() - keptMs)
      } catch {
        // What cannot be read or written now is looked at again.
      }
      await sleep(lookEveryMs, closing.signal)
    }
  }
  const looking = look()
  return {
    close: async () => {
      closing.abort()
      await Promise.all([looking, ...[...underWay.values()].map(async ({ over }) => over)])
    },
  }
}

/** Sends a message once, unless another gateway is at it, and writes down how that went. */
async function deliver(services: DeliveryServices, delivery: DueDelivery, closing: AbortSignal): Promise<void> {
  const { tables } = services
  if (!(await tables.claim(delivery.n))) return
  const outcome = await attempt(services, delivery, closing)
  await (outcome === null ? tables.release(delivery.n) : tables.settle(delivery.n, outcome))
}

/** Sends a message once; null where this process closes before it was answered. */
async function attempt(services: DeliveryServices, delivery: DueDelivery, closing: AbortSignal): Promise<DeliveryOutcome | null> {
  const { clock, secretOf } = services
  const { n, webhook, url, draft, type, data, at, attempts } = delivery
  const payload = { type, timestamp: new Date(at).toISOString(), data: { draft, ...(data as object) } }
  const message = signMessage(`msg_${webhook}_${n}`, payload, { secret: await secretOf(webhook), now: clock() })
  try {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(answerMs)])
    const { status, retryAfter } = await safePost({ url, ...message, signal }, services)
    if (status >= 200 && status < 300) return { state: 'delivered', status }
    // 410: the receiver says that it wants nothing more of it (Standard Webhooks).
    if (status === 410) return { state: 'given-up', status, problem: 'it is gone' }
    return later(
      services,
      attempts,
      { status, problem: status < 400 ? 'it redirects, which is not followed' : `it answered ${status}` },
      retryAfter,
    )
  } catch (error) {
    if (closing.aborted) return null
    return later(services, attempts, { problem: isFault(error) ? error.message : String(error) })
  }
}

/** Puts the next attempt off: by the schedule with a tenth of jitter, or as long as the server asks, a day at most. */
function later(
  { clock, random }: DeliveryServices,
  attempts: number,
  failure: { readonly status?: number; readonly problem: string },
  retryAfter = '',
): DeliveryOutcome {
  const pause = pauses[attempts]
  if (pause === undefined) return { state: 'given-up', ...failure }
  const asked = Math.min((readRetryAfter(retryAfter, clock()) ?? 0) / 1000, 86_400)
  // The ledger holds whole milliseconds.
  return { state: 'waiting', ...failure, nextAt: clock().getTime() + Math.round(Math.max(pause * (1 + random() / 10), asked) * 1000) }
}
