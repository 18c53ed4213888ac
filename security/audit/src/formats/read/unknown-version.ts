import type { BlindSpot, ParsedLockfile } from '../../parsed-lockfile.ts'

/**
 * A lockfile of a version that is not read, and what helps: a newer one needs a newer reader, an older one (or none) the package manager's
 * own rewriting. `known` are the first and the last major version that is read.
 */
export function unknownVersion(said: {
  readonly what: string
  readonly version: string | undefined
  readonly known: readonly [first: number, last: number]
  /** The command that writes the file anew. */
  readonly command: string
  readonly line?: number | undefined
}): ParsedLockfile {
  const { what, version, known, command, line = 1 } = said
  const [first, last] = known
  const range = first === last ? `${first} is` : `${first} to ${last} are`
  const isNewer = Number.parseInt(version ?? '', 10) > last
  const spot: BlindSpot = {
    line,
    what: `${what} ${version ?? 'of none'} is not known (${range})`,
    cure: isNewer
      ? 'Update Galley: a newer package manager wrote this file than it can read.'
      : `Write the file anew with a current version of its package manager: ${command}.`,
  }
  return { packages: [], roots: [], blindSpots: [spot] }
}
