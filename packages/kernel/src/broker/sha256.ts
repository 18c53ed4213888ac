import { createHash } from 'node:crypto'

/** sha256 in hex; a text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
