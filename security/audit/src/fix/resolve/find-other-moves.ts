import type { LockedPackage } from '../../locked-package.ts'

/** The difference between two readings of a lockfile, apart from the packages that were to move. */
export interface OtherMoves {
  /** Came or went with a package that was to move: its own dependencies. */
  readonly children: readonly string[]
  /** Moved without need. */
  readonly others: readonly string[]
}

/** A package that was to move, and the versions that it was to leave. */
export interface WantedMove {
  readonly name: string
  readonly from: readonly string[]
}

/** Compares what was locked with what a package manager resolved. */
export function findOtherMoves(
  before: readonly LockedPackage[],
  after: readonly LockedPackage[],
  wanted: readonly WantedMove[],
): OtherMoves {
  const isWanted = (name: string): boolean => wanted.some((move) => move.name === name)
  const gone = missingFrom(after, before).filter(
    ({ name, version }) => !wanted.some((move) => move.name === name && move.from.includes(version)),
  )
  const came = missingFrom(before, after).filter(({ name }) => !isWanted(name))
  const isChild = ({ name, path }: LockedPackage): boolean => !isWanted(name) && path.slice(0, -1).some(isWanted)
  const describe = (isAsked: (one: LockedPackage) => boolean): readonly string[] => {
    const [left, right] = [gone.filter(isAsked), came.filter(isAsked)]
    return [...new Set([...left, ...right].map(({ name }) => name))].map((name) => {
      const of = (list: readonly LockedPackage[]): string =>
        [...new Set(list.filter((one) => one.name === name).map(({ version }) => version))].join(', ')
      return of(right) === ''
        ? `${name} ${of(left)} goes`
        : of(left) === ''
          ? `${name} ${of(right)} comes`
          : `${name} ${of(left)} → ${of(right)}`
    })
  }
  return { children: describe(isChild), others: describe((one) => !isChild(one)) }
}

/** Entries of `list` that `other` has not, whatever it is asked by. */
function missingFrom(other: readonly LockedPackage[], list: readonly LockedPackage[]): readonly LockedPackage[] {
  const known = new Set(other.map(({ purl }) => purl))
  return list.filter(({ purl }) => !known.has(purl))
}
