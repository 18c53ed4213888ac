import { isFault } from '@galley/fault'
import { checkPostTarget } from '@galley/kernel'
import type { StoredWebhook, WebhookTables } from '@galley/ledger'
import { fault } from '../faults.ts'
import { writeSecret } from './sign-message.ts'
import { webhookEvents } from './webhook-events.ts'
import type { SecretOf } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'

/** Most webhooks of a data folder. */
const maxWebhooks = 100

/** Messages that are listed of a webhook. */
const maxListed = 100

/** Services that the list of webhooks needs. */
export interface WebhooksServices {
  readonly tables: WebhookTables
  readonly secretOf: SecretOf
  readonly random: (bytes: number) => Uint8Array
  /** `host:port` of servers that may be told although they are not public. */
  readonly privateHosts: readonly string[]
}

/** The webhooks of one data folder. */
export function createWebhooks({ tables, secretOf, random, privateHosts }: WebhooksServices): Webhooks {
  const find = async (id: string): Promise<StoredWebhook> => {
    const found = (await tables.list()).find((webhook) => webhook.id === id)
    if (found === undefined) throw fault('WEBHOOK_NOT_FOUND', { id })
    return found
  }
  return {
    add: async ({ url, events = webhookEvents }) => {
      const address = checkAddress(url, privateHosts)
      if ((await tables.list()).length >= maxWebhooks) throw fault('WEBHOOKS_TOO_MANY', { limit: maxWebhooks })
      const id = `w${Buffer.from(random(8)).toString('hex')}`
      await tables.add({ id, url: address, events: [...new Set(events)] })
      return { webhook: await find(id), secret: writeSecret(await secretOf(id)) }
    },
    list: () => tables.list(),
    remove: async (id) => {
      if (!(await tables.remove(id))) throw fault('WEBHOOK_NOT_FOUND', { id })
    },
    deliveries: async (id) => tables.deliveries((await find(id)).id, maxListed),
    replay: async (id, n) => {
      if (!(await tables.replay((await find(id)).id, n))) throw fault('DELIVERY_NOT_FOUND', { id, n })
    },
  }
}

function checkAddress(url: string, privateHosts: readonly string[]): string {
  try {
    return checkPostTarget(url, { privateHosts }).url.href
  } catch (error) {
    if (!isFault(error)) throw error
    throw fault('WEBHOOK_REFUSED', { problem: error.message }, { cause: error })
  }
}
