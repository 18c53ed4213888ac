import type { SbomLock } from './sbom-lock.ts'

/**
 * Joins locks into as few as will do, so that one run of the SBOM tool serves them all: what each of them says of a package, and of those
 * below it, must be the same in the joined one. Answers them in the order of their first members.
 */
export function joinLocks(locks: readonly SbomLock[]): readonly SbomLock[] {
  const joined: SbomLock[] = []
  for (const lock of locks) {
    const at = joined.findIndex((one) => agree(one, lock))
    const other = joined[at]
    if (other === undefined) joined.push(lock)
    else joined[at] = { direct: { ...other.direct, ...lock.direct }, packages: { ...other.packages, ...lock.packages } }
  }
  return joined
}

/** True when a package that both locks hold is the same in both, with the same packages in its own folder. */
function agree(one: SbomLock, other: SbomLock): boolean {
  const shared = Object.keys(one.packages).filter((place) => Object.hasOwn(other.packages, place))
  const below = ({ packages }: SbomLock, place: string): string =>
    JSON.stringify(Object.entries(packages).filter(([path]) => path === place || path.startsWith(`${place}/`)))
  return (
    shared.every((place) => below(one, place) === below(other, place)) &&
    Object.keys(one.direct).every((name) => !Object.hasOwn(other.direct, name) || one.direct[name] === other.direct[name])
  )
}
