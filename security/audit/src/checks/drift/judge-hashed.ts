import type { Finding } from '@galley/findings'
import { asTable, listAt, readToml, tableAt, wordAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { normalName } from '../../normal-name.ts'
import { readObject } from '../../read-manifest.ts'
import { canApply } from './can-apply.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { findOutside, isHeld, tellOutside } from './find-outside.ts'
import { isPdmFresh, isPipfileFresh, isPoetryFresh } from './content-hash.ts'
import { poetrySpecifier } from './poetry-specifier.ts'
import { readPipfileAsked, readPyprojectAsked, type PyprojectAsked } from './pyproject-requirements.ts'
import { readPythonRequirement } from './python-requirement.ts'

/** The packages of a lockfile: versions by name, and what packages ask for among themselves. */
interface Held {
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Alternatives by the names of who asks and of what is asked for; null where the lockfile does not tell. */
  readonly needs: readonly Need[] | null
  /** The lockfile has the hash of this manifest. */
  readonly isFresh: boolean
}

interface Need {
  readonly by: string
  readonly name: string
  /** PEP 440; one of them has to hold. */
  readonly specifiers: readonly string[]
}

/**
 * Compares as `poetry check --lock` does: the lockfile holds a hash of what was asked for. Where it is another one, what differs is named:
 * a package that is not held, and one that nothing asks for any more. A manifest that was only written in other words has none of these, and
 * its lockfile still answers it. A version outside of what asks for it is told in any case: the hash covers the manifest, not the versions.
 */
export function judgePoetry(lock: DriftLock): readonly Finding[] {
  return judgePyproject(lock, 'poetry lock', isPoetryFresh)
}

/** Compares as `pdm lock --check` does, in the same way. */
export function judgePdm(lock: DriftLock): readonly Finding[] {
  return judgePyproject(lock, 'pdm lock --update-reuse', isPdmFresh)
}

/** Compares as `pipenv verify` does, in the same way; a Pipfile.lock does not tell who asks for whom. */
export function judgePipfile(lock: DriftLock): readonly Finding[] {
  const text = lock.files('Pipfile')
  const manifest = text === null ? undefined : readToml(text).table
  const table = readObject(lock.text)
  if (text === null || manifest === undefined || table === null) return []
  const versions = new Map<string, readonly string[]>()
  for (const group of Object.keys(table).filter((key) => key !== '_meta')) {
    for (const [name, entry] of Object.entries(asTable(table[group])))
      versions.set(normalName('PyPI', name), [(wordAt(asTable(entry), 'version') ?? '').replace(/^={2,3}/, '')])
  }
  const finding = driftFindings(lock, { path: 'Pipfile', text }, 'pipenv lock', 'PyPI')
  return compare(readPipfileAsked(manifest), { versions, needs: null, isFresh: isPipfileFresh(manifest, table) }, finding)
}

function judgePyproject(lock: DriftLock, command: string, isFresh: (manifest: TomlTable, lock: TomlTable) => boolean): readonly Finding[] {
  const text = lock.files('pyproject.toml')
  const manifest = text === null ? undefined : readToml(text).table
  const { table } = readToml(lock.text)
  if (text === null || manifest === undefined || table === undefined) return []
  const versions = new Map<string, readonly string[]>()
  const needs: Need[] = []
  for (const one of listAt(table, 'package').map(asTable)) {
    const name = normalName('PyPI', wordAt(one, 'name') ?? '')
    versions.set(name, [...(versions.get(name) ?? []), wordAt(one, 'version') ?? ''])
    needs.push(...needsOf(one).filter((need) => need.name !== name))
  }
  const finding = driftFindings(lock, { path: 'pyproject.toml', text }, command, 'PyPI')
  return compare(readPyprojectAsked(manifest), { versions, needs, isFresh: isFresh(manifest, table) }, finding)
}

/** Reads what a package asks for: PDM lists it, Poetry has a table with a constraint, or several, for each name; extras are lists in both. */
function needsOf(one: TomlTable): readonly Need[] {
  const by = wordAt(one, 'name') ?? ''
  const lists = [listAt(one, 'dependencies'), ...Object.values(tableAt(one, 'extras'))].flat()
  const listed = lists.flatMap((text) => {
    const need = typeof text === 'string' ? readPythonRequirement(text) : null
    return need === null ? [] : [{ by, name: need.name, specifiers: [need.specifier] }]
  })
  const table = tableAt(one, 'dependencies')
  const keyed = Object.keys(table).map((key) => {
    const all = [table[key]].flat()
    const specifiers = all.map((value) => poetrySpecifier(typeof value === 'string' ? value : (wordAt(asTable(value), 'version') ?? '')))
    return { by, name: normalName('PyPI', key), specifiers }
  })
  return [...listed, ...keyed]
}

function compare(
  wanted: PyprojectAsked,
  { versions, needs, isFresh }: Held,
  finding: ReturnType<typeof driftFindings>,
): readonly Finding[] {
  const names = new Set(wanted.requirements.map(({ name }) => name))
  const below = [...Map.groupBy(needs ?? [], ({ name }) => name)].flatMap(([name, all]) => {
    const held = versions.get(name) ?? []
    if (held.length === 0 || names.has(name) || wanted.overridden?.has(name) === true) return []
    const other = all.find(({ specifiers }) => !specifiers.some((specifier) => isHeld(held, specifier)))
    return other === undefined ? [] : [tellOutside(name, `${other.specifiers.join(' or ')} by ${other.by}`, held, finding)]
  })
  return [...findOutside(wanted, versions, finding), ...below, ...(isFresh ? [] : compareNames(wanted, { versions, needs }, finding))]
}

function compareNames(
  { requirements, python }: PyprojectAsked,
  { versions, needs }: Pick<Held, 'versions' | 'needs'>,
  finding: ReturnType<typeof driftFindings>,
): readonly Finding[] {
  const missing = Map.groupBy(
    requirements.filter(({ name, marker }) => !versions.has(name) && canApply(marker, python)),
    ({ name }) => name,
  )
  const known = new Set([...requirements, ...(needs ?? [])].map(({ name }) => name))
  const left = needs === null ? [] : [...versions.keys()].filter((name) => !known.has(name))
  return [
    ...[...missing].map(([name, all]) => {
      const asked = all.map(({ specifier }) => specifier || 'any version').join(' and ')
      return finding({ name, message: 'is asked for, and the lockfile does not hold it', evidence: { asked } })
    }),
    ...left.map((name) => finding({ name, severity: 'medium', message: 'is no longer asked for, and the lockfile still holds it' })),
  ]
}
