import { admitsAny } from './bump-range.ts'
import type { FixPlace } from './fix-place.ts'
import type { Move } from './move.ts'
import { objectOf, readJsonObject } from './read-object.ts'
import { readYarnBlocks } from './read-yarn-blocks.ts'

/** True where another package needs an affected version too: then raising the project's own range does not move it everywhere. */
export function isAskedByOthers(move: Move, { format, lockText }: FixPlace): boolean {
  if (move.packages.some(({ direct }) => !direct)) return true
  if (format === 'pnpm') return pnpmNeeds(move, lockText)
  if (format === 'npm') return npmNeeds(move, lockText)
  if (format === 'bun') return new RegExp(`^ {4}"[^"]+": \\["[^\\n]*[{,] ?"${escaped(move.name)}": "`, 'm').test(lockText)
  return readYarnBlocks(lockText).some(
    ({ isLocal, needs }) => !isLocal && needs.some(([name, range]) => name === move.name && admitsAny(range, move.from)),
  )
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

/** A line such as `foo: 1.0.0(peer@2.0.0)`, `foo: /foo/1.0.0` or `alias: foo@1.0.0` below a package; importers write theirs in two lines. */
function pnpmNeeds({ name, from }: Move, lockText: string): boolean {
  const versions = from.map(escaped).join('|')
  const key = escaped(name)
  return new RegExp(`^ {6}(?:'?${key}'?: '?/?(?:${key}[@/])?|[^\\n]*: '?/?${key}[@/])(?:${versions})(?:[(_'\\s]|$)`, 'm').test(lockText)
}

/** A package whose range does not admit the fixed version keeps a copy of the affected one. */
function npmNeeds({ name, from, to }: Move, lockText: string): boolean {
  const lock = readJsonObject(lockText)
  const isKept = (asked: unknown): boolean => {
    const range: unknown = objectOf(asked)[name]
    return typeof range === 'string' && admitsAny(range, from) && !admitsAny(range, [to])
  }
  const older = (tree: unknown): boolean =>
    Object.values(objectOf(tree)).some((entry) => isKept(objectOf(entry)['requires']) || older(objectOf(entry)['dependencies']))
  return (
    older(lock['dependencies']) ||
    Object.entries(objectOf(lock['packages'])).some(
      ([place, entry]) =>
        place.includes('node_modules/') && (isKept(objectOf(entry)['dependencies']) || isKept(objectOf(entry)['optionalDependencies'])),
    )
  )
}
