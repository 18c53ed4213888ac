import { fault } from '../faults.ts'
import type { NamedSigner } from '../trust-policy.ts'

/**
 * Checks that the key is valid now. The library asks this only of bundles that carry a timestamp: an expired key passes there.
 * @throws SIGNER_EXPIRED
 */
export function checkKeyWindow(signer: NamedSigner, now: Date, name: string): void {
  const at = now.getTime()
  if (Date.parse(signer.from) <= at && at < Date.parse(signer.to)) return
  const said = Number.isNaN(at) ? 'no time at all' : now.toISOString()
  throw fault('SIGNER_EXPIRED', { name, signer: signer.id, from: signer.from, to: signer.to, now: said })
}
