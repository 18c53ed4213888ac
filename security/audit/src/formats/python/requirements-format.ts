import type { BlindSpot, LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { normalName } from '../../normal-name.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { readOption } from './read-requirement-option.ts'
import { readRequirement } from './read-requirement.ts'
import { splitRequirementLines, type RequirementLine } from './split-requirement-lines.ts'
import { buildViaGraph } from './via-graph.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { countRequirements } from './count-requirements.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/**
 * requirements.txt. What `-r` takes in is named in `includes` and read as a file of its own; what `-c` constrains gives versions to what
 * has none. A requirement without an exact version is a package without one, and a blind spot: pip would take what is newest that day.
 */
export const requirementsFormat: LockfileFormat = {
  id: 'requirements',
  matches: (name) => /^(?:.*[-_.])?requirements(?:[-_.].*)?\.txt$/i.test(name),
  claims: () => false,
  parse,
  count: countRequirements,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const entries: LockfileEntry[] = []
  const notes = new Map<string, readonly string[]>()
  const roots: LocalPackage[] = []
  const blindSpots: BlindSpot[] = []
  const includes: string[] = []
  const indexes = new Set<string>()
  const pins = new Map<string, string>()
  const lines = splitRequirementLines(text)
  for (const { line, text: content } of lines) {
    if (!content.startsWith('-')) continue
    const option = readOption(content)
    if (option.kind === 'unknown') blindSpots.push({ line, what: option.what })
    else if (option.kind === 'include') includes.push(option.path)
    else if (option.kind === 'index') indexes.add(option.url)
    else if (option.kind === 'constraints') {
      const constraints = readSibling(option.path)
      if (constraints === null) blindSpots.push({ line, what: `the constraints in ${option.path} cannot be read` })
      else for (const [name, version] of pinsOf(constraints)) pins.set(name, version)
    }
  }
  for (const one of lines) {
    const read = readLine(one)
    if (read === null) continue
    if (typeof read === 'string') blindSpots.push({ line: one.line, what: read })
    else if ('folder' in read) roots.push({ name: read.folder, folder: read.folder, line: one.line })
    else {
      const version = read.version === '' ? (pins.get(read.name) ?? '') : read.version
      const source = read.source.kind === 'registry' ? registry(indexes) : read.source
      const id = `${read.name} ${one.line}`
      entries.push({ id, name: read.name, version, line: one.line, integrity: read.hashes, source })
      notes.set(id, one.notes)
    }
  }
  blindSpots.push(...findVersionless(entries))
  return { packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, buildViaGraph(entries, notes)), roots, blindSpots, includes }
}

function readLine({ text }: RequirementLine): ReturnType<typeof readRequirement> | null {
  if (!text.startsWith('-')) return readRequirement(text)
  const option = readOption(text)
  return option.kind === 'editable' ? readRequirement(option.what) : null
}

/** One index is where everything comes from; of several, pip takes whichever has the best version, and nobody can tell. */
function registry(indexes: ReadonlySet<string>): LockfileEntry['source'] {
  const [url] = indexes
  const host = indexes.size === 1 && url !== undefined ? URL.parse(url)?.host : undefined
  return url === undefined || host === undefined ? { kind: 'registry' } : { kind: 'registry', host, url }
}

function pinsOf(constraints: string): ReadonlyMap<string, string> {
  const pins = splitRequirementLines(constraints).flatMap(({ text }): readonly (readonly [string, string])[] => {
    const read = text.startsWith('-') ? null : readRequirement(text)
    return read === null || typeof read === 'string' || 'folder' in read || read.version === ''
      ? []
      : [[normalName('PyPI', read.name), read.version]]
  })
  return new Map(pins)
}
