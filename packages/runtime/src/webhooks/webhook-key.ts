import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of the key that the secrets of webhooks are made of. */
const keyBytes = 32

/** Makes the secret of a webhook by its id. */
export type SecretOf = (webhook: string) => Buffer

/**
 * Opens the key of the data folder that secrets are made of, when the first one is needed, and makes it where there is none (0600). A secret is an HMAC of the webhook's id, so that the ledger
 * and its backups hold none.
 */
export function openWebhookKey(dataDir: string, random: (bytes: number) => Uint8Array): SecretOf {
  let key: Buffer | undefined
  return (webhook) => {
    key ??= readKey(dataDir, random)
    return createHmac('sha256', key).update(webhook).digest()
  }
}

function readKey(dataDir: string, random: (bytes: number) => Uint8Array): Buffer {
  const file = join(dataDir, 'keys', 'webhook-key')
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, random(keyBytes), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file)
}
