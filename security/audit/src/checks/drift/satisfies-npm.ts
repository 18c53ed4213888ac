import { satisfies, validRange } from 'semver'

/** A package that a lockfile holds for a name. */
export interface HeldPackage {
  /** The registry's name where it is another one than it is imported by. */
  readonly alias?: string | undefined
  readonly version: string
  /** A folder of the project. */
  readonly isLocal?: boolean
}

/** A name with the range in `npm:name@range`. */
const aliased = /^npm:(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@(?<range>.*))?$/

/** The kind of a specifier: a range of a registry's versions, a tag of them, or a place (folder, repository, address). */
export function kindOf(specifier: string): 'range' | 'tag' | 'place' {
  const range = aliased.exec(specifier)?.groups ? (aliased.exec(specifier)?.groups?.['range'] ?? '') : specifier
  if (validRange(range, { loose: true }) !== null) return 'range'
  return /^[\w.-]+$/.test(range) ? 'tag' : 'place'
}

/** True where a range or tag is content with what the lockfile holds for the name that it is imported by, as npm and bun judge it. */
export function satisfiesNpm(imported: string, specifier: string, held: HeldPackage): boolean {
  const { name, range = '' } = aliased.exec(specifier)?.groups ?? { range: specifier }
  if ((held.alias ?? imported) !== (name ?? imported)) return false
  return validRange(range, { loose: true }) === null || satisfies(held.version, range, { loose: true })
}
