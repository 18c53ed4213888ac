import type { Specifiers } from './locked-manifests.ts'

/** The dependencies of a package.json. */
export interface Manifest {
  readonly asked: Specifiers
  /** Names that may be missing from a lockfile without harm. */
  readonly optional: ReadonlySet<string>
  /** Names that a package manager may lock although they are asked of somebody else. */
  readonly peers: ReadonlySet<string>
  readonly overridden: ReadonlySet<string>
}

/** Reads the dependency fields of a package.json; null where the text is no JSON object. */
export function readManifest(text: string): Manifest | null {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const field = (name: string): [string, string][] => specifiers((value as Record<string, unknown>)[name])
  const optional = field('optionalDependencies')
  return {
    asked: new Map([...field('devDependencies'), ...field('dependencies'), ...optional]),
    optional: new Set(optional.map(([name]) => name)),
    peers: new Set(field('peerDependencies').map(([name]) => name)),
    overridden: new Set(field('resolutions').map(([name]) => name.replace(/^.*\*\*?\//, ''))),
  }
}

/** The entries of a dependency field that are texts. */
export function specifiers(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}
