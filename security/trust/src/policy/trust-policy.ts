import type { PredicateType } from '../statements/statement.ts'

/** The capacity in which somebody signs: an author makes releases, a reviewer looks at them. */
export type SignerRole = 'author' | 'reviewer'

/** A key of a person, with the time in which it counts. */
export interface SignerKey {
  /** sha256 (hex) of the key's SPKI DER. */
  readonly spkiSha256: string
  /** The public key, SPKI PEM; ECDSA P-256. */
  readonly pem: string
  /** Start of the time in which the key counts (RFC 3339, UTC). */
  readonly from: string
  /** End of that time; the key does not count at this moment any more. */
  readonly to: string
}

/** An identity that a certificate authority of Sigstore vouches for, both parts compared whole. */
export interface SignerIdentity {
  /** Address of the OpenID Connect issuer. */
  readonly issuer: string
  /** Subject alternative name of the certificate: an e-mail address, or the address of a workflow with its ref. */
  readonly subject: string
}

/** One person (or one machine): the keys and identities are all theirs, and count once together. */
export interface PolicySigner {
  readonly roles: readonly SignerRole[]
  readonly keys: readonly SignerKey[]
  readonly identities: readonly SignerIdentity[]
  /** Exact package names, `@scope/*`, or `*`, which holds for the role of a reviewer only: nobody is the author of everything. */
  readonly namespaces: readonly string[]
}

/** A statement that every plugin needs, by `threshold` different persons at least. */
export interface StatementRequirement {
  readonly predicate: PredicateType
  readonly role: SignerRole
  readonly threshold: number
  /** Leaves out persons who signed the release itself. For verdicts only. */
  readonly distinctFrom?: 'author'
  /** Age in days from which the statement does not count any more. For verdicts only: the others do not tell their time. */
  readonly maxAgeDays?: number
}

/** Releases and keys that do not count, whatever else is said of them. */
export interface Revocations {
  /** SPKI digests (hex). */
  readonly keys: readonly string[]
  /** Tarball digests, `sha256:<hex>`. */
  readonly digests: readonly string[]
  /** Package names: no version of them loads. */
  readonly names: readonly string[]
  /** Package URLs in any spelling; without a version they mean every version. */
  readonly purls: readonly string[]
}

/** The operator's rules: persons, the statements that every plugin needs, and what is revoked. */
export interface TrustPolicy {
  readonly version: 2
  /** Persons by a name that people read. */
  readonly signers: Readonly<Record<string, PolicySigner>>
  readonly require: readonly StatementRequirement[]
  readonly revoked: Revocations
}
