import { fault } from '../faults.ts'
import { packageUrl } from '../release-name.ts'
import { predicateTypes, type InTotoStatement } from '../statements/statement.ts'

/** The package that a loader asked for. */
export interface ReleaseIdentity {
  readonly name: string
  readonly version: string
}

/**
 * Returns the package that a release must be: the one that was asked for, else the one that its release statement says it is. That is a
 * claim until the statement's signature, its tarball and its signer's names were held against it.
 * @throws STATEMENT_INVALID
 */
export function claimedIdentity(statements: readonly InTotoStatement[], asked: Partial<ReleaseIdentity>): ReleaseIdentity {
  const { name, version } = asked
  if (name !== undefined && version !== undefined) return { name, version }
  const release = statements.find(({ predicateType }) => predicateType === predicateTypes.release)
  const { packageId, purl } = release?.predicate ?? {}
  const [, said] = typeof purl === 'string' ? (/@([^@/?#]+)$/.exec(purl) ?? []) : []
  const claimed = { name: name ?? packageId, version: version ?? (said === undefined ? undefined : decodeURIComponent(said)) }
  if (typeof claimed.name !== 'string' || claimed.version === undefined)
    throw fault('STATEMENT_INVALID', { name: name ?? 'the release', why: 'no release statement says which package it is' })
  return { name: claimed.name, version: claimed.version }
}

/**
 * Checks that the signed release is the package that was asked for: in its purl and in the package.json inside.
 * @throws RELEASE_MISMATCH
 */
export function checkIdentity(release: InTotoStatement, files: ReadonlyMap<string, Uint8Array>, { name, version }: ReleaseIdentity): void {
  const purl = packageUrl(name, version)
  if (release.predicate['purl'] !== purl)
    throw fault('RELEASE_MISMATCH', { name, why: `it says ${String(release.predicate['purl'])}, not ${purl}` })
  const inside = readPackageJson(files, name)
  if (inside['name'] !== name || inside['version'] !== version)
    throw fault('RELEASE_MISMATCH', { name, why: `its package.json says ${String(inside['name'])} ${String(inside['version'])}` })
}

/**
 * Reads the package.json of a release.
 * @throws RELEASE_MISMATCH when there is none
 */
export function readPackageJson(files: ReadonlyMap<string, Uint8Array>, name: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(files.get('package/package.json')))
    if (typeof parsed === 'object' && parsed !== null) return parsed as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw fault('RELEASE_MISMATCH', { name, why: 'its package.json cannot be read' }, { cause })
  }
  throw fault('RELEASE_MISMATCH', { name, why: 'its package.json is not an object' })
}
