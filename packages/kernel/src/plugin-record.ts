import type { PluginLimits, Permissions, Role } from '@galley/sdk'

/** A plugin as the kernel lists it. Of a refused one, only name, version, state and fault can be believed, so only they are there. */
export interface PluginRecord {
  readonly name: string
  readonly version: string
  readonly state: 'verified' | 'refused'
  /** The fault that refused it. */
  readonly fault?: { readonly code: string; readonly message: string; readonly hint: string }
  readonly kind?: 'agent' | 'tool'
  readonly role?: Role
  /** Operations of a tool. */
  readonly provides?: readonly string[]
  /** sha256 (hex) of the tarball. */
  readonly digest?: string
  readonly signer?: string
  /** Built and signed on this machine, which is not the same as reviewed. */
  readonly builtHere: boolean
  /** Its grant: the manifest cut down to the operator's ceilings. */
  readonly permissions?: Permissions
  readonly limits?: Required<PluginLimits>
  /** The CycloneDX SBOM, as signed. Fault of the record when it was refused. */
  readonly sbom: () => string
}
