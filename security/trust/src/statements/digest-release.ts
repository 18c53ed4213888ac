import { digest } from '../digest.ts'
import type { Subject } from './statement.ts'

/** Digests of a release's files (hex): made once of bytes that were read, and held against everything that names one. */
export interface ReleaseDigests {
  readonly tarball: Required<Subject['digest']>
  /** sha256; of nothing where there is no SBOM. */
  readonly sbom: string
}

/** Digests the tarball and the SBOM of a release; one without an SBOM has the digest of an empty text. */
export function digestRelease({ tarball, sbom }: { readonly tarball: Uint8Array; readonly sbom: Uint8Array | null }): ReleaseDigests {
  return { tarball: digestTarball(tarball), sbom: digest('sha256', sbom ?? '') }
}

/** Digests a tarball as a statement names it. */
export function digestTarball(tarball: Uint8Array): ReleaseDigests['tarball'] {
  return { sha256: digest('sha256', tarball), sha512: digest('sha512', tarball) }
}
