import type { PluginChanges } from '../plugin-facts.ts'

/** Something that was done, or refused, with a plugin of the project. */
export interface PluginLogEntry {
  /**
   * `install`, `update`, `remove`: it was done. `refuse`: it was not, for the reason in `code`. `revoke`: a key was revoked in the project's
   * policy. `override`: somebody allowed what is refused without their word, such as an older version.
   */
  readonly action: 'install' | 'update' | 'remove' | 'refuse' | 'revoke' | 'override'
  /** Name and version where they are known: a release that could not be read has none. */
  readonly name?: string
  readonly version?: string
  /** The spec that was asked for. */
  readonly spec?: string
  /** sha256 (hex) of the tarball, the SBOM and the bundles. */
  readonly tarball?: string
  readonly sbom?: string
  readonly bundles?: string
  /** Author and reviewers by their names in the policy. */
  readonly author?: string
  readonly reviewers?: readonly string[]
  /** Changes of an update, as they were shown to whoever agreed. */
  readonly changes?: PluginChanges
  /** Digest (sha256, hex) of what was agreed to. */
  readonly consent?: string
  /** The fault that refused it, or what was overridden. */
  readonly code?: string
  readonly reason?: string
}

/** An entry with the moment at which it was written (RFC 3339, UTC). */
export interface DatedLogEntry extends PluginLogEntry {
  readonly at: string
}
