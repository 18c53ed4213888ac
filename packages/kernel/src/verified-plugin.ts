/** Result of verification: nothing is read from disk again between this and the plugin's process. */
export interface VerifiedPlugin {
  readonly name: string
  readonly version: string
  /** The `galley` key of the signed `package.json`; the kernel validates it. */
  readonly manifest: unknown
  /** The bundle: one ESM file. */
  readonly code: Uint8Array
  /** The CycloneDX SBOM, as signed. */
  readonly sbom: string
  /** Name of the signer in the trust policy. */
  readonly signer: string
  /** sha256 (hex) of the tarball. */
  readonly digest: string
}
