import { isDeepStrictEqual } from 'node:util'
import { readRequirement } from '../../src/formats/python/read-requirement.ts'
import { readLockfile } from '../../src/read-lockfile.ts'
import type { PipReading, PipRequirement } from './ask-pip.ts'
import type { RequirementFiles } from './generate-requirements.ts'
import { readAsGalley } from './read-as-galley.ts'

/** The differences between our reading of a case and pip's, in words; empty where there is none. */
export function compareWithPip(files: RequirementFiles, pip: PipReading, isLegacy: boolean): readonly string[] {
  const ours = readAsGalley(files)
  // What pip takes for a comment and other installers do not is named, and no difference.
  const unread = ours.unread.filter((what) => !what.startsWith('a comment ends in a backslash'))
  if (pip.problem !== undefined) return unread.length > 0 || isWeakHash(pip.problem) ? [] : [`pip refuses what is read: ${pip.problem}`]
  if (unread.some((what) => !what.startsWith('it takes a variable'))) return [`pip reads what is not understood: ${unread.join(', ')}`]
  if (unread.length > 0) return compareReaders(files)
  const found = (pip.found ?? []).map(({ text, editable, constraint, hashes }, index) =>
    // A line with words before its -e is editable to pip from 26 on, and what it installs is the same.
    editable && ours.found?.[index]?.editable === false
      ? { text, editable: false, constraint, hashes: ours.found[index].hashes }
      : { text, editable, constraint, hashes },
  )
  const differences = (pip.found ?? []).flatMap((one) => compareRequirement(one, isLegacy))
  if (!isDeepStrictEqual(found, ours.found)) differences.push(`requirements: ${JSON.stringify(found)} and ${JSON.stringify(ours.found)}`)
  if (!isDeepStrictEqual(pip.scope, ours.scope)) differences.push(`indexes: ${JSON.stringify(pip.scope)} and ${JSON.stringify(ours.scope)}`)
  return [...differences, ...compareReaders(files)]
}

/** A digest that pip refuses is read, so that it can be said to be weak. */
function isWeakHash(problem: string): boolean {
  return problem.includes('Allowed hash algorithms for --hash are')
}

function compareRequirement({ text, read: pip }: PipRequirement, isLegacy: boolean): readonly string[] {
  if (pip === undefined || pip.problem !== undefined) return []
  const ours = readRequirement(text)
  // Before 24.1 pip read versions that no standard knows.
  if (typeof ours === 'string') return pip.name === null || isLegacy ? [] : [`${text}: ${ours}, but pip reads ${pip.name}`]
  if ('folder' in ours) return isFolder(pip.link ?? '') ? [] : [`${text}: a folder, but pip reads ${pip.name}`]
  const pins = pip.pins ?? []
  const isSame =
    (pip.name === null || pip.name === ours.name) &&
    (ours.source.kind === 'registry') === (pip.link === null) &&
    (ours.source.kind !== 'registry' || (pins.length === 0 ? ours.version === '' : pins.includes(ours.version)))
  return isSame ? [] : [`${text}: ${JSON.stringify(ours)}, but pip reads ${JSON.stringify(pip)}`]
}

/** Our two readers, where the first one has understood everything. */
function compareReaders(files: RequirementFiles): readonly string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const { parsed, counted } = readLockfile(name, new TextEncoder().encode(text), (path) => files[path] ?? null, 'requirements')
    if (parsed.blindSpots.some(({ what }) => !/what will be installed is not known$|^it takes a variable/.test(what))) return []
    const read = parsed.packages.length + (parsed.includes?.length ?? 0)
    return read === counted || text.trim() === '' ? [] : [`${name}: ${read} read, ${counted} counted`]
  })
}

/** An address of a folder; `name @ ./folder`, which no pip installs, has no scheme. */
function isFolder(link: string): boolean {
  return link.startsWith('file:') || (link !== '' && !/^[a-z+]+:/.test(link))
}
