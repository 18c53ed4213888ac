import { fault } from '../faults.ts'
import { packageUrl } from '../release-name.ts'
import { formatSbom } from '../statements/create-sbom-statement.ts'
import type { InTotoStatement, Subject } from '../statements/statement.ts'
import { isRecord, rootComponent } from '../sbom/sbom-component.ts'
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
  const hashes: readonly unknown[] = Array.isArray(root?.['hashes']) ? root['hashes'] : []
  const purl = packageUrl(name, version)
  if (root?.['purl'] !== purl) throw fault('SBOM_MISMATCH', { name, why: `it describes ${String(root?.['purl'])}, not ${purl}` })
  const isThis = (hash: unknown): boolean => isRecord(hash) && hash['alg'] === 'SHA-512' && hash['content'] === tarball.digest.sha512
  if (!hashes.some(isThis)) throw fault('SBOM_MISMATCH', { name, why: 'it describes another tarball' })
}
