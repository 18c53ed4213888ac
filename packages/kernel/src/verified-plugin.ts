/** A reviewer's verdict on a release. */
export interface PluginReview {
  /** Name in the policy. */
  readonly id: string
  /** Moment of the verdict (RFC 3339). */
  readonly at: string
  /** Moment at which it stops counting, by its own words or by the policy's `maxAgeDays`; null when neither ends it. */
  readonly until: string | null
}

/** Result of verification: nothing is read from disk again between this and the plugin's process. */
export interface VerifiedPlugin {
  readonly name: string
  readonly version: string
  /** The `galley` key of the signed `package.json`; the kernel validates it. */
  readonly manifest: unknown
  /** The bundle: one ESM file. */
  readonly code: Uint8Array
  /** The bundle's source map (ECMA-426), where the author packed one. */
  readonly map?: Uint8Array
  /** The CycloneDX SBOM, as signed. */
  readonly sbom: string
  /** Name in the trust policy of whoever made the release. */
  readonly author: string
  /** Verdicts that count; none of a plugin that nobody reviewed. */
  readonly reviewers: readonly PluginReview[]
  /** sha256 (hex) of the tarball. */
  readonly digest: string
}
