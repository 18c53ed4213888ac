import { fault } from '../faults.ts'
import { packageUrl } from '../release-name.ts'
import type { InTotoStatement } from '../statement.ts'

/** The package that a loader asked for. */
export interface ReleaseIdentity {
  readonly name: string
  readonly version: string
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
