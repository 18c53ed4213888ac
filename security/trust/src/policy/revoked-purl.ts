import { purlName, readPurl } from '@galley/findings'
import valid from 'semver/functions/valid.js'

/** Release that a revoking package URL names; a null version means every version. */
export interface RevokedRelease {
  readonly name: string
  readonly version: string | null
}

/**
 * Reads a package URL as people write it into a policy: `@` or `%40` before the scope, capitals, `//` after the scheme, qualifiers and a
 * subpath, which are left out because the same release comes from any place. Null for what is no npm package or no exact version: a
 * revocation that means nothing must not look like one.
 */
export function revokedPurl(text: string): RevokedRelease | null {
  const purl = readPurl(text.replace(/^(pkg:\/*npm\/+)@/i, '$1%40'))
  if (purl === null || purl.type !== 'npm') return null
  const name = purlName(purl).toLowerCase()
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name)) return null
  if (purl.version === undefined) return { name, version: null }
  const version = valid(purl.version)
  return version === null ? null : { name, version }
}
