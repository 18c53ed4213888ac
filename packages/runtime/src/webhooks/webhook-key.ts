import { createHmac } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Ledger } from '@galley/ledger'

/** Bytes of the key that the secrets of webhooks are made of. */
const keyBytes = 32

/** Makes the secret of a webhook by its id. */
export type SecretOf = (webhook: string) => Promise<Buffer>

/**
 * Opens the key that secrets are made of, when the first one is needed. It is the ledger's, so that all its gateways sign alike, and made where there is none; one that an
 * earlier Galley kept in a file is taken over. A secret is an HMAC of the webhook's id.
 */
export function openWebhookKey(ledger: Pick<Ledger, 'sharedKey'>, dataDir: string, random: (bytes: number) => Uint8Array): SecretOf {
  const file = join(dataDir, 'keys', 'webhook-key')
  let key: Uint8Array | undefined
  return async (webhook) => {
    if (key === undefined) {
      key = await ledger.sharedKey('webhooks', () => readEarlier(file) ?? random(keyBytes))
      rmSync(file, { force: true })
    }
    return createHmac('sha256', key).update(webhook).digest()
  }
}

function readEarlier(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
