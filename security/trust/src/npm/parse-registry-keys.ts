import { createPublicKey, type KeyObject } from 'node:crypto'
import { fault } from '../faults.ts'
import { createStrictReader } from '../strict-reader.ts'
import type { TimedKey } from '../sigstore/check-bundle.ts'

/** A key with which a registry signs. */
export interface RegistryKey extends TimedKey {
  /** `SHA256:…`, as signatures name it. */
  readonly keyId: string
  /** The signatures that count by this key; `any` where the registry does not say. */
  readonly use: 'signatures' | 'attestations' | 'any'
}

const read = createStrictReader((at, why) => fault('REGISTRY_KEYS_INVALID', { at, why }))
const text = read.matching(/^[\x20-\x7e]{1,1000}$/)

/**
 * Reads a registry's keys: what `/-/npm/v1/keys` answers, or the same keys as Sigstore's TUF repository lists them. Keys of a
 * kind that nobody could check (all of npm's are ECDSA P-256) are left out: a signature by one is by an unknown key.
 * @throws REGISTRY_KEYS_INVALID
 */
export function parseRegistryKeys(json: unknown): readonly RegistryKey[] {
  const keys = new Map(read.entries(json, 'keys')).get('keys')
  return read
    .list(keys, 'keys', (value, at): RegistryKey | null => {
      const members = new Map(read.entries(value, at))
      return members.has('publicKey') ? readListed(members, at) : readServed(members, at)
    })
    .filter((key) => key !== null)
}

/** Reads `{ keyid, keytype, scheme, key, expires }`: the registry's own answer. */
function readServed(members: ReadonlyMap<string, unknown>, at: string): RegistryKey | null {
  const keyId = text(members.get('keyid'), `${at}.keyid`)
  const expires = members.get('expires') ?? null
  const key = publicKey(text(members.get('key'), `${at}.key`), at)
  return key && { keyId, use: 'any', key, from: null, to: expires === null ? null : date(expires, `${at}.expires`) }
}

/** Reads `{ keyId, keyUsage, publicKey: { rawBytes, validFor } }`: the TUF target. */
function readListed(members: ReadonlyMap<string, unknown>, at: string): RegistryKey | null {
  const inner = new Map(read.entries(members.get('publicKey'), `${at}.publicKey`))
  const validFor = new Map(read.entries(inner.get('validFor') ?? {}, `${at}.validFor`))
  const use = read.oneOf(['npm:signatures', 'npm:attestations'])(members.get('keyUsage'), `${at}.keyUsage`)
  const key = publicKey(text(inner.get('rawBytes'), `${at}.rawBytes`), at)
  const start = validFor.get('start') ?? null
  const end = validFor.get('end') ?? null
  return (
    key && {
      keyId: text(members.get('keyId'), `${at}.keyId`),
      use: use === 'npm:signatures' ? 'signatures' : 'attestations',
      key,
      from: start === null ? null : date(start, `${at}.start`),
      to: end === null ? null : date(end, `${at}.end`),
    }
  )
}

function publicKey(base64: string, at: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' })
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null
  } catch (cause) {
    throw fault('REGISTRY_KEYS_INVALID', { at: `${at}.key`, why: 'is not a public key' }, { cause })
  }
}

function date(value: unknown, at: string): Date {
  const parsed = new Date(read.matching(/^\d{4}-\d\d-\d\dT/)(value, at))
  if (Number.isNaN(parsed.getTime())) throw fault('REGISTRY_KEYS_INVALID', { at, why: 'is not a date' })
  return parsed
}
