import type { BlindSpot, LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { findVersionless } from '../read/find-versionless.ts'
import type { LockfileFormat } from '../lockfile-format.ts'
import { countRequirements } from './count/count-requirements.ts'
import { decodeRequirements } from './pip/decode-requirements.ts'
import { readInstructions, type PipInstruction } from './pip/read-instructions.ts'
import { addPipIndexes, noPipIndexes } from './pip/pip-indexes.ts'
import { readConstraints, type Constraints } from './read-constraints.ts'
import { readRequirement, type Requirement } from './read-requirement.ts'
import { buildViaGraph } from './via-graph.ts'

/**
 * requirements.txt. What `-r` takes in is named in `includes` and read as a file of its own; what `-c` constrains gives versions to what
 * has none. A requirement without an exact version is a package without one, and a blind spot: pip would take what is newest that day.
 */
export const requirementsFormat: LockfileFormat = {
  id: 'requirements',
  matches: (name) => /^(?:.*[-_.])?requirements(?:[-_.].*)?\.(?:txt|lock)$/i.test(name),
  claims: () => false,
  decode: decodeRequirements,
  parse,
  count: countRequirements,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const instructions = readInstructions(text)
  const constraints = instructions.flatMap((one) => (one.kind === 'constraints' ? [readConstraints(one.path, one.line, readSibling)] : []))
  const pins = new Map(constraints.flatMap((one) => [...one.pins]))
  const registry = registryOf([...instructions, ...constraints.flatMap(({ indexes }) => indexes)])
  const entries: LockfileEntry[] = []
  const notes = new Map<string, readonly string[]>()
  const roots: LocalPackage[] = []
  const blindSpots: BlindSpot[] = constraints.flatMap((one: Constraints) => one.blindSpots)
  for (const one of instructions) {
    if (one.kind === 'unread') blindSpots.push({ line: one.line, what: one.what })
    if (one.kind !== 'requirement' && one.kind !== 'editable') continue
    const read = readRequirement(one.text, one.kind === 'requirement' ? one.hashes : [])
    if (typeof read === 'string') blindSpots.push({ line: one.line, what: read })
    else if ('folder' in read) roots.push({ name: read.folder, folder: read.folder, line: one.line })
    else {
      const { name, version, source, hashes } = constrain(read, pins.get(read.name))
      const id = `${name} ${one.line} ${entries.length}`
      entries.push({ id, name, version, line: one.line, integrity: hashes, source: source.kind === 'registry' ? registry : source })
      notes.set(id, one.notes)
    }
  }
  blindSpots.push(...findVersionless(entries, 'Write it with exact versions and hashes: uv pip compile --generate-hashes.'))
  const includes = instructions.flatMap((one) => (one.kind === 'include' ? [one.path] : []))
  return { packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, buildViaGraph(entries, notes)), roots, blindSpots, includes }
}

/** A constraint gives a requirement from the index its version, its hashes, or an address to take it from. */
function constrain(read: Requirement, pin: Requirement | undefined): Requirement {
  if (pin === undefined || read.source.kind !== 'registry') return read
  const isMoved = pin.source.kind !== 'registry'
  return {
    ...read,
    version: isMoved ? pin.version : read.version || pin.version,
    source: isMoved ? pin.source : read.source,
    hashes: read.hashes.length > 0 ? read.hashes : pin.hashes,
  }
}

/** One index is where everything comes from; of several, pip takes whichever has the best version, and nobody can tell. */
function registryOf(instructions: readonly PipInstruction[]): LockfileEntry['source'] {
  const { index: url, extra, links } = instructions.reduce(addPipIndexes, noPipIndexes)
  const host = url === undefined || extra.length > 0 || links.length > 0 ? undefined : URL.parse(url)?.host
  return url === undefined || host === undefined || host === '' ? { kind: 'registry' } : { kind: 'registry', host, url }
}
