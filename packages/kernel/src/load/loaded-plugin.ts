import type { PluginManifest, Role } from '@galley/sdk'
import type { Grant } from '../grant/grant.ts'
import type { PluginReview } from '../verified-plugin.ts'

/** A verified plugin without its bundle, which goes from verification straight into the process. */
export interface LoadedPlugin {
  readonly name: string
  readonly version: string
  readonly digest: string
  /** Built and signed on this machine. */
  readonly builtHere: boolean
  readonly author: string
  readonly reviewers: readonly PluginReview[]
  readonly manifest: PluginManifest
  readonly role?: Role
  /** Operations that may be called. */
  readonly operations: readonly string[]
  readonly grant: Grant
  readonly sbom: string
}
