import { Fault } from '@galley/fault'
import type { Runtime } from '@galley/runtime'

/** Webhooks in memory: nothing is delivered. */
export function fakeWebhooks(): Runtime['webhooks'] {
  const all = new Map<string, Awaited<ReturnType<Runtime['webhooks']['list']>>[number]>()
  const find = (id: string): void => {
    if (!all.has(id)) throw new Fault('WEBHOOK_NOT_FOUND', { message: `no webhook ${id}`, hint: 'List them.', status: 404, exit: 2 })
  }
  return {
    add: async ({ url, events = [] }) => {
      const webhook = { id: `w${all.size + 1}`, url, events, createdAt: '2026-11-29T00:00:00.000Z' }
      all.set(webhook.id, webhook)
      return { webhook, secret: 'whsec_c2VjcmV0' }
    },
    list: async () => [...all.values()],
    remove: async (id) => {
      find(id)
      all.delete(id)
    },
    deliveries: async (id) => {
      find(id)
      return []
    },
    replay: async (id) => find(id),
  }
}
