import { purlName, readPurl } from '@galley/findings'
import { normalName } from '../normal-name.ts'

/** The package that a waiver speaks of; `version` is a version or a range, and absent where it speaks of all. */
export interface WaivedPackage {
  readonly type: 'npm' | 'pypi' | 'github' | 'docker'
  readonly name: string
  readonly version?: string
  /** The address (`vcs_url`, `download_url`) of what is not from a registry, the registry of an image: another one is another package. */
  readonly source?: string
}

const types = ['npm', 'pypi', 'github', 'docker'] as const

/** True for what a lockfile holds and not a workflow: it has versions that are in order. */
export function isPackage(type: WaivedPackage['type']): type is 'npm' | 'pypi' {
  return type === 'npm' || type === 'pypi'
}

/**
 * Reads the package URL of a waiver, or of a finding: `pkg:npm/%40scope/name@1.2.3`, `pkg:pypi/name`; null for anything else. The `@` of
 * a scope need not be encoded here: people write it so. PyPI names are folded (PEP 503), npm names are not: old ones differ by case alone.
 */
export function readWaivedPackage(text: string): WaivedPackage | null {
  const purl = readPurl(text.replace(/^(pkg:npm\/)@/i, '$1%40'))
  const type = types.find((known) => known === purl?.type)
  if (purl === null || type === undefined) return null
  const name = purlName(purl)
  const version = purl.version?.trim()
  const source = purl.qualifiers?.['vcs_url'] ?? purl.qualifiers?.['download_url'] ?? purl.qualifiers?.['repository_url']
  if (!(isPackage(type) ? /^(?:@[\w.~-]+\/)?[\w.~-]+$/ : /^[\w.-]+(?:\/[\w.-]+)*$/).test(name) || version === '' || version?.includes('%'))
    return null
  return {
    type,
    name: type === 'pypi' ? normalName('PyPI', name) : type === 'github' ? name.toLowerCase() : name,
    ...(version === undefined ? {} : { version }),
    ...(source === undefined ? {} : { source }),
  }
}

/** The package as people write it, with its version or range: `@scope/name@^1.2.0`. */
export function nameOfWaived({ name, version }: WaivedPackage): string {
  return version === undefined ? name : `${name}@${version}`
}
