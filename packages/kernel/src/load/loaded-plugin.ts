import type { Manifest, Role } from '@galley/sdk'
import type { Grant } from '../grant/grant.ts'

/** A plugin that was verified: all that is kept of it. The bundle is not, it goes from verification into the process. */
export interface LoadedPlugin {
  readonly name: string
  readonly version: string
  readonly digest: string
  readonly signer: string
  readonly manifest: Manifest
  readonly role?: Role
  /** What may be called. */
  readonly operations: readonly string[]
  readonly grant: Grant
  readonly sbom: string
}
