import { intersects, satisfies, validRange } from 'semver'
import type { Ask } from './asks/ask.ts'
import { readAsks } from './asks/read-asks.ts'
import type { FixPlace } from './fix-place.ts'
import { lineOf, lineStart } from './line-of.ts'
import type { Move } from './move.ts'
import { readYarnBlocks } from './read-yarn-blocks.ts'

/** Those who ask for a package that must move. */
export interface Asks {
  /** Answered by an affected entry, which the project's own ranges do not move: an override must reach these. */
  readonly others: readonly Ask[]
  /** Answered by an entry that stays as it is: an override must not reach these. */
  readonly spared: readonly Ask[]
  /** False where the lockfile does not tell who asks. */
  readonly isKnown: boolean
}

/** Finds who must be reached by an override of a package, and who must not. */
export function findAsks(move: Move, { format, lockText }: FixPlace): Asks {
  const asks = readAsks(format, lockText, move.name)
  const isAffected = ({ version }: Ask): boolean => move.from.includes(version)
  const own = asks.filter((ask) => ask.by === null && isAffected(ask))
  // In one node_modules the project's own range moves the copy for all whose ranges let it.
  const follows = (ask: Ask): boolean =>
    ask.place !== undefined && own.some(({ place }) => place === ask.place) && admits(ask.specifier, move.to)
  return {
    others: asks.filter((ask) => ask.by !== null && isAffected(ask) && !follows(ask)),
    spared: asks.filter((ask) => !isAffected(ask)),
    isKnown: move.from.every((one) => [...asks, ...move.packages.filter(({ direct }) => direct)].some(({ version }) => version === one)),
  }
}

/** True where an entry that must move answers a dependency of the project's own; null where the lockfile does not tell. */
export function isAnsweredBy({ name, from }: Move, { format, lockText }: FixPlace, key: string, spec: string): boolean | null {
  if (format === 'yarn-classic') {
    const answer = readYarnBlocks(lockText).find(({ descriptors }) => descriptors.includes(`${key}@${spec}`))
    return answer === undefined ? null : from.includes(answer.version)
  }
  const own = readAsks(format, lockText, name).filter((ask) => ask.by === null && ask.key === key)
  const same = own.filter(({ specifier }) => specifier === spec || specifier === `npm:${spec}`)
  return own.length === 0 ? null : (same.length > 0 ? same : own).some(({ version }) => from.includes(version))
}

/** True where an override for versions from `floor` to below `to` could reach a request that is answered well. */
export function isReached({ specifier, version }: Ask, { floor, from, to }: Move): boolean {
  const range = specifier === null ? null : rangeOf(specifier)
  const reach = `${floor === null ? '' : `>=${floor} `}<${to}`
  if (range !== null) return intersects(range, reach, { loose: true })
  // Where the lockfile keeps no range, one that stays in its own line is taken for granted.
  const lines = new Set([...from.map((one) => lineOf('npm', one)), lineOf('npm', to)])
  return lines.has(lineOf('npm', version)) || satisfies(lineStart(version), reach)
}

function admits(specifier: string | null, version: string): boolean {
  const range = specifier === null ? null : rangeOf(specifier)
  return range !== null && satisfies(version, range, { loose: true })
}

/** The range of a specifier, behind an alias or a protocol; null where it is none. */
function rangeOf(specifier: string): string | null {
  const range = specifier.replace(/^npm:(?:(?:@[^/]+\/)?[^@/]+@)?/, '')
  return validRange(range, { loose: true })
}
