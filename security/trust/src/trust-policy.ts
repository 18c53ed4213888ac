import type { PredicateType } from './statement.ts'

/** In which capacity somebody signs. */
export type SignerRole = 'publisher' | 'builder' | 'reviewer'

/** Who may sign what with which key, and when. */
export interface KeySigner {
  readonly kind: 'key'
  readonly alg: 'ecdsa-p256'
  /** sha256 (hex) of the key's SPKI DER. */
  readonly spkiSha256: string
  /** The public key, SPKI PEM. */
  readonly pem: string
  /** The key counts from here … (RFC 3339, UTC) */
  readonly from: string
  /** … until just before here. */
  readonly to: string
  readonly roles: readonly SignerRole[]
  /** Exact package names, or `@scope/*`. */
  readonly namespaces: readonly string[]
}

/** A statement that every plugin needs, by so many different signers. */
export interface Requirement {
  readonly predicate: PredicateType
  readonly role: SignerRole
  readonly threshold: number
}

/** Who may sign what, and how many of them. */
export interface TrustPolicy {
  readonly version: 1
  readonly mode: 'enforce'
  /** By a name that people read. */
  readonly signers: Readonly<Record<string, KeySigner>>
  readonly require: readonly Requirement[]
  readonly revoked: {
    /** SPKI digests (hex). */
    readonly keys: readonly string[]
    /** Tarball digests, `sha256:<hex>`. */
    readonly digests: readonly string[]
    readonly purls: readonly string[]
  }
}

/** A signer with its name in the policy. */
export interface NamedSigner extends KeySigner {
  readonly id: string
}
