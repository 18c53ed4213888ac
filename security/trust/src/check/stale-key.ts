import type { Fault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { KnownSigner } from './known-signer.ts'

/**
 * Returns the reason that a signer's key does not count: revoked (SIGNER_REVOKED), or not valid now (SIGNER_EXPIRED); null when it does.
 * The library asks for the time only of bundles that carry a timestamp: an expired key passes there. The window of an identity is that
 * of its certificate, which is held against the time of the log.
 */
export function staleKey(signer: KnownSigner, revokedKeys: readonly string[], now: Date, name: string): Fault | null {
  if (!('key' in signer.by)) return null
  const { spkiSha256, from, to } = signer.by.key
  if (revokedKeys.includes(spkiSha256)) return fault('SIGNER_REVOKED', { name, signer: signer.id })
  const at = now.getTime()
  if (Date.parse(from) <= at && at < Date.parse(to)) return null
  return fault('SIGNER_EXPIRED', { name, signer: signer.id, from, to, now: Number.isNaN(at) ? 'no time at all' : now.toISOString() })
}
