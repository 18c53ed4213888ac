import type { ReviewedVerdict, Reviewer } from './check/list-verdicts.ts'

/** A person who made a release. */
export interface Author {
  /** Name in the policy. */
  readonly id: string
  /** sha256 (hex) of the key that signed; null for an identity. */
  readonly key: string | null
  /** Moment at which the key stops counting (RFC 3339); null for an identity, whose signature the log dated. */
  readonly until: string | null
}

/** A release that passed. */
export interface VerifiedRelease {
  readonly name: string
  readonly version: string
  /** The tarball's files, `package/…`, unpacked in memory. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly author: Author
  /** Persons other than the authors whose verdict counts now; by name. */
  readonly reviewers: readonly Reviewer[]
  /** Every verdict, those that do not count among them. */
  readonly verdicts: readonly ReviewedVerdict[]
  /** sha256 (hex) of the tarball. */
  readonly tarballDigest: string
  readonly sbomDigest: string
}
