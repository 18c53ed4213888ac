import { fault } from '../faults.ts'
import { packageUrl } from '../release-name.ts'
import { formatSbom } from '../create-sbom-statement.ts'
import type { InTotoStatement, Subject } from '../statement.ts'
import type { ReleaseIdentity } from './identity.ts'

/**
 * Checks that the SBOM beside the tarball is the signed one, byte for byte, and its root component this package and this tarball.
 * @throws SBOM_MISSING SBOM_MISMATCH
 */
export function checkSbom(statement: InTotoStatement, sbom: Uint8Array | null, tarball: Subject, { name, version }: ReleaseIdentity): void {
  if (sbom === null || sbom.length === 0) throw fault('SBOM_MISSING', { name })
  if (!Buffer.from(formatSbom(statement.predicate)).equals(sbom))
    throw fault('SBOM_MISMATCH', { name, why: 'it is not the one that was signed' })
  const root = rootComponent(statement.predicate)
  const purl = packageUrl(name, version)
  if (root?.purl !== purl) throw fault('SBOM_MISMATCH', { name, why: `it describes ${String(root?.purl)}, not ${purl}` })
  if (!root.hashes?.some(({ alg, content }) => alg === 'SHA-512' && content === tarball.digest.sha512))
    throw fault('SBOM_MISMATCH', { name, why: 'it describes another tarball' })
}

interface Component {
  readonly purl?: unknown
  readonly hashes?: readonly { readonly alg?: unknown; readonly content?: unknown }[]
}

function rootComponent(sbom: Readonly<Record<string, unknown>>): Component | undefined {
  const root = (sbom['metadata'] as { component?: unknown } | undefined)?.component as Component | undefined
  return root?.hashes === undefined || Array.isArray(root.hashes) ? root : undefined
}
