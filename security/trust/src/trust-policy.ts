import type { PredicateType } from './statement.ts'

/** The capacity in which somebody signs. */
export type SignerRole = 'publisher' | 'builder' | 'reviewer'

/** A key that may sign: packages, roles and the time in which it counts. */
export interface KeySigner {
  readonly kind: 'key'
  readonly alg: 'ecdsa-p256'
  /** sha256 (hex) of the key's SPKI DER. */
  readonly spkiSha256: string
  /** The public key, SPKI PEM. */
  readonly pem: string
  /** Start of the time in which the key counts (RFC 3339, UTC). */
  readonly from: string
  /** End of that time; the key does not count at this moment any more. */
  readonly to: string
  readonly roles: readonly SignerRole[]
  /** Exact package names, or `@scope/*`. */
  readonly namespaces: readonly string[]
}

/** A statement that every plugin needs, by `threshold` different signers at least. */
export interface StatementRequirement {
  readonly predicate: PredicateType
  readonly role: SignerRole
  readonly threshold: number
}

/** The operator's rules: signers, the statements that every plugin needs, and what is revoked. */
export interface TrustPolicy {
  readonly version: 1
  readonly mode: 'enforce'
  /** Signers by a name that people read. */
  readonly signers: Readonly<Record<string, KeySigner>>
  readonly require: readonly StatementRequirement[]
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
