import type { SigstoreRoot } from './sigstore/parse-trusted-root.ts'
import type { TrustPolicy } from './policy/trust-policy.ts'

/** A release as it came, with the policy and the time that it is judged by. */
export interface ReleaseToVerify {
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array | null
  /** The content of `x.tgz.bundles.jsonl`. */
  readonly bundles: string
  readonly policy: TrustPolicy
  readonly now: Date
  /** The package that it must be; left out, it may be any that its author may sign. */
  readonly name?: string
  readonly version?: string
  /** Gives Sigstore's trusted root, where an identity signed; the shipped one when left out. */
  readonly root?: () => SigstoreRoot
}
