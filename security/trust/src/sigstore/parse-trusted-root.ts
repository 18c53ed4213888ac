import { TrustedRoot } from '@sigstore/protobuf-specs'
import { fault } from '../faults.ts'

/** A Sigstore trusted root: the authorities and logs whose certificates, entries and timestamps count. */
export type SigstoreRoot = TrustedRoot

interface Dated {
  readonly validFor?: { readonly start?: Date | undefined } | undefined
}

/**
 * Reads a Sigstore trusted root (`trusted_root.json`). Every authority and every log must say from when it counts: the library
 * takes "no start" for "since ever", and with it whatever a key signed before it was known (conformance case
 * `trust-root-tlog-missing-validity-start_fail`).
 * @throws TRUSTED_ROOT_INVALID
 */
export function parseTrustedRoot(json: unknown): SigstoreRoot {
  const root = read(json)
  if (!/^application\/vnd\.dev\.sigstore\.trustedroot(\+json;version=0\.[12]|\.v0\.[12]\+json)$/.test(root.mediaType))
    throw fault('TRUSTED_ROOT_INVALID', { why: `it is ${root.mediaType === '' ? 'of no type' : root.mediaType.slice(0, 100)}` })
  if (root.tlogs.length === 0) throw fault('TRUSTED_ROOT_INVALID', { why: 'it names no transparency log' })
  const members: readonly (readonly [string, readonly Dated[]])[] = [
    ['a transparency log', root.tlogs.map(({ publicKey }) => publicKey ?? {})],
    ['a certificate transparency log', root.ctlogs.map(({ publicKey }) => publicKey ?? {})],
    ['a certificate authority', root.certificateAuthorities],
    ['a timestamp authority', root.timestampAuthorities],
  ]
  for (const [what, dated] of members) {
    const hasNoStart = dated.some(({ validFor }) => !(validFor?.start instanceof Date) || Number.isNaN(validFor.start.getTime()))
    if (hasNoStart) throw fault('TRUSTED_ROOT_INVALID', { why: `${what} in it does not say from when it counts` })
  }
  return root
}

function read(json: unknown): SigstoreRoot {
  if (typeof json !== 'object' || json === null) throw fault('TRUSTED_ROOT_INVALID', { why: 'it is not a JSON object' })
  try {
    return TrustedRoot.fromJSON(json)
  } catch (cause) {
    throw fault('TRUSTED_ROOT_INVALID', { why: 'it cannot be read' }, { cause })
  }
}
