import type { Fault } from '@galley/fault'
import { providedMediaTypes, providedOperations, type Permissions, type PluginLimits, type Role } from '@galley/sdk'
import type { LoadedPlugin } from './load/loaded-plugin.ts'
import type { PluginRef } from './plugin-ref.ts'
import type { PluginReview } from './verified-plugin.ts'

/** Outcome of loading a plugin: the verified plugin, or the fault that refuses it. */
export type LoadResult<Ref extends PluginRef> = { readonly ref: Ref } & ({ readonly plugin: LoadedPlugin } | { readonly refusal: Fault })

/** A plugin as the kernel lists it. Of a refused one, only name, version, state and fault can be believed, so only they are there. */
export interface PluginRecord {
  readonly name: string
  readonly version: string
  readonly state: 'verified' | 'refused'
  /** The fault that refused it. */
  readonly fault?: { readonly code: string; readonly message: string; readonly hint: string }
  readonly kind?: 'agent' | 'tool'
  readonly role?: Role
  /** Operations that it can be asked for. */
  readonly operations?: readonly string[]
  /** Operations that a tool offers to agents. */
  readonly provides?: readonly string[]
  /** Media types that a tool reads. */
  readonly reads?: readonly string[]
  /** sha256 (hex) of the tarball. */
  readonly digest?: string
  /** Name in the trust policy of whoever made it. */
  readonly author?: string
  /** Verdicts that count; empty for one that nobody reviewed. */
  readonly reviewers?: readonly PluginReview[]
  /** Built and signed on this machine, which is not the same as reviewed. */
  readonly builtHere: boolean
  /** Way by which it came: built in this workspace, with an installed Galley, or let in by somebody. */
  readonly origin: PluginRef['kind']
  /** Its grant: the manifest cut down to the operator's ceilings. */
  readonly permissions?: Permissions
  readonly limits?: Required<PluginLimits>
  /** The CycloneDX SBOM, as signed. Fault of the record when it was refused. */
  readonly sbom: () => string
}

/** Makes the record of a plugin from the result of loading it. */
export function recordOf(loaded: LoadResult<PluginRef>): PluginRecord {
  const { name, version, kind } = loaded.ref
  const builtHere = kind === 'workspace'
  if ('refusal' in loaded) {
    const { refusal } = loaded
    const sbom = (): never => {
      throw refusal
    }
    return {
      name,
      version,
      builtHere,
      origin: kind,
      state: 'refused',
      fault: { code: refusal.code, message: refusal.message, hint: refusal.hint },
      sbom,
    }
  }
  const { plugin } = loaded
  const { provides } = plugin.manifest
  const reads = providedMediaTypes(provides ?? [])
  return {
    name,
    version,
    builtHere,
    origin: kind,
    state: 'verified',
    kind: plugin.manifest.kind,
    ...(plugin.role === undefined ? {} : { role: plugin.role }),
    ...(provides === undefined ? {} : { provides: providedOperations(provides) }),
    ...(reads.length === 0 ? {} : { reads }),
    operations: plugin.operations,
    digest: plugin.digest,
    author: plugin.author,
    reviewers: plugin.reviewers,
    permissions: plugin.grant.permissions,
    limits: plugin.grant.limits,
    sbom: () => plugin.sbom,
  }
}
