import { minVersion, satisfies, valid, validRange, gte } from 'semver'

/** Raises a dependency's range: another text, the same (it admits nothing older already), or null: not a range. */
export function bumpRange(spec: string, to: string): string | null {
  const alias = /^npm:(?:@[^/]+\/)?[^@]+@/.exec(spec)?.[0]
  if (alias !== undefined) {
    const bumped = bumpRange(spec.slice(alias.length), to)
    return bumped === null ? null : `${alias}${bumped}`
  }
  const prefix = /^(?:npm:)?\s*/.exec(spec)?.[0] ?? ''
  const range = spec.slice(prefix.length)
  if (spec.trim() === '' || validRange(range, { loose: true }) === null) return null
  if (isAtLeast(range, to)) return spec
  const operator = /^(\^|~|>=|=|v)?\s*v?\d+\.\d+\.\d+[\w.+-]*$/.exec(range.trim())
  if (!operator) return `${prefix}^${to}`
  return `${prefix}${/^[=v]?$/.test(operator[1] ?? '') ? '' : operator[1]}${to}`
}

/** True where nothing below `to` fits the range. */
export function isAtLeast(range: string, to: string): boolean {
  const lowest = validRange(range, { loose: true }) === null ? null : minVersion(range, { loose: true })
  return lowest !== null && gte(lowest, to)
}

/** True where a range admits one of the versions: it is (also) this dependency that brought them. */
export function admitsAny(spec: string, versions: readonly string[]): boolean {
  const range = spec.replace(/^npm:(?:(?:@[^/]+\/)?[^@]+@)?/, '')
  return (
    validRange(range, { loose: true }) !== null &&
    versions.some((version) => valid(version) !== null && satisfies(version, range, { loose: true, includePrerelease: true }))
  )
}
