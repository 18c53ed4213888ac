import { digest, signRelease, type BuiltPluginEntry, type Sbom, type Signer } from '@galley/trust'
import type { PackedPlugin } from './pack-plugin.ts'

/** A packed plugin with its author's statements. */
export interface SignedPlugin extends PackedPlugin {
  /** One Sigstore bundle a line. */
  readonly bundles: string
  /** Entry of the workspace's own lock. */
  readonly entry: BuiltPluginEntry
}

/** Signs a packed plugin as its author: its files, and its SBOM. */
export function signPacked(packed: PackedPlugin, signer: Signer): SignedPlugin {
  const { name, version, sourceHash, tarball, sbom } = packed
  const bundles = signRelease({ ...packed, sbom: JSON.parse(sbom) as Sbom }, signer)
  const digests = { tarball: digest('sha256', tarball), sbom: digest('sha256', sbom), bundles: digest('sha256', bundles) }
  return { ...packed, bundles, entry: { name, version, sourceHash, ...digests, signer: signer.spkiSha256 } }
}
