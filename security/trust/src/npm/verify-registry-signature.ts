import { verify } from 'node:crypto'
import { fault } from '../faults.ts'
import type { RegistryKey } from './parse-registry-keys.ts'

/** A release with the signatures that its registry lists for it (`dist.signatures`). */
export interface SignedRelease {
  readonly name: string
  readonly version: string
  /** `dist.integrity`: the signature binds the name to it. Compare it with the lockfile's before you trust either. */
  readonly integrity: string
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[]
  /** The time of release according to the registry; null where it does not say. */
  readonly publishedAt: Date | null
}

/**
 * Verifies a registry's signature over `name@version:integrity` (npm's ECDSA registry signatures). All signatures must be by keys
 * we know, within their time, and hold. A key that has ended counts for releases published before; where the time of release
 * is not known it does not count.
 * @returns the ids of the keys that signed
 * @throws REGISTRY_SIGNATURE_MISSING REGISTRY_KEY_UNKNOWN REGISTRY_KEY_EXPIRED REGISTRY_SIGNATURE_INVALID
 */
export function verifyRegistrySignature(release: SignedRelease, keys: readonly RegistryKey[]): readonly string[] {
  const what = `${release.name}@${release.version}`
  if (release.signatures.length === 0) throw fault('REGISTRY_SIGNATURE_MISSING', { what })
  const signed = Buffer.from(`${what}:${release.integrity}`)
  return release.signatures.map(({ keyid, sig }) => {
    const known = keys.filter(({ keyId, use }) => keyId === keyid && use !== 'attestations')
    if (known.length === 0) throw fault('REGISTRY_KEY_UNKNOWN', { what, key: keyid.slice(0, 100) })
    const valid = known.filter((key) => isValidFor(key, release.publishedAt))
    const [first] = valid
    if (first === undefined) {
      const at = release.publishedAt?.toISOString() ?? 'an unknown time'
      throw fault('REGISTRY_KEY_EXPIRED', { what, key: keyid.slice(0, 100), to: known[0]?.to?.toISOString() ?? 'ever', at })
    }
    if (!valid.some(({ key }) => isSignedBy(key, signed, sig)))
      throw fault('REGISTRY_SIGNATURE_INVALID', { what, key: keyid.slice(0, 100) })
    return keyid
  })
}

function isValidFor({ to }: RegistryKey, publishedAt: Date | null): boolean {
  // No look at `from`: npm signed its older releases anew whenever it took a new key into use.
  return to === null || (publishedAt !== null && publishedAt < to)
}

function isSignedBy(key: RegistryKey['key'], signed: Buffer, sig: string): boolean {
  try {
    return verify('sha256', signed, key, Buffer.from(sig, 'base64'))
  } catch {
    return false
  }
}
