import type { SigstoreRoot } from '../sigstore/parse-trusted-root.ts'
import type { RegistryKey } from './parse-registry-keys.ts'

/** The root and the keys that npm's signatures and attestations are judged by. */
export interface SigstoreTrust {
  readonly root: SigstoreRoot
  /** The public npm registry's keys. */
  readonly keys: readonly RegistryKey[]
  /** The origin of this trust, in words for a report. */
  readonly origin: string
}
