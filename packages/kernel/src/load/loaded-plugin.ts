import type { PluginManifest, Role } from '@galley/sdk'
import type { Grant } from '../grant/grant.ts'

/** A verified plugin without its bundle, which goes from verification straight into the process. */
export interface LoadedPlugin {
  readonly name: string
  readonly version: string
  readonly digest: string
  readonly signer: string
  readonly manifest: PluginManifest
  readonly role?: Role
  /** Operations that may be called. */
  readonly operations: readonly string[]
  readonly grant: Grant
  readonly sbom: string
}
