import { coerce, satisfies } from 'semver'

/** True for a program's version, as it prints it, in a range of semver. */
export function isInRange(version: string, range: string): boolean {
  const read = coerce(version)
  return read !== null && satisfies(read, range)
}
