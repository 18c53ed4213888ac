/** Types of events that a webhook can be told; the trigger of the ledger writes a delivery for each of them. */
export const webhookEvents = ['draft.done', 'draft.incomplete', 'draft.failed', 'draft.cancelled', 'gate.waiting'] as const

export type WebhookEvent = (typeof webhookEvents)[number]
