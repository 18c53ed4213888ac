import { createHmac } from 'node:crypto'

/** Message as it is sent. */
interface SignedMessage {
  readonly json: string
  readonly headers: Readonly<Record<string, string>>
}

/** Writes a secret as whoever checks messages is handed it. */
export const writeSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`

/** Signs a message as Standard Webhooks 1.0 has it: an HMAC over its id, the seconds of this attempt, and its bytes. */
export function signMessage(id: string, payload: object, { secret, now }: { readonly secret: Buffer; readonly now: Date }): SignedMessage {
  const json = JSON.stringify(payload)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${json}`).digest('base64')
  return { json, headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` } }
}
