import type { PluginRecord } from '@galley/kernel'
import type { Permissions } from '@galley/sdk'
import type { PluginReview, PluginRisk } from './plugin-facts.ts'
import type { PluginWork } from './plugin-work.ts'

/** Papers of a plugin that is here, and its work. */
export interface PluginExplanation {
  readonly name: string
  readonly version: string
  /** The fault that refuses it now: nothing that it says of itself is told then. */
  readonly refused?: NonNullable<PluginRecord['fault']>
  /** sha256 (hex) of the tarball; null of one that is refused. */
  readonly digest: string | null
  /** Built from source on this machine: signed by it, reviewed by nobody. */
  readonly builtHere: boolean
  /** Name in the policy; null of one that is refused. */
  readonly author: string | null
  readonly reviewers: readonly PluginReview[]
  /** Moment of the consent (RFC 3339), and the spec it came from; null for one that was built here. */
  readonly installed: { readonly spec: string; readonly at: string } | null
  /** Grant in force; of a refused one, what was approved. */
  readonly permissions: Permissions
  readonly may: readonly string[]
  readonly risks: readonly PluginRisk[]
  /** The last runs in which it took part, newest first. */
  readonly work: readonly PluginWork[]
  readonly unchecked: readonly string[]
}
