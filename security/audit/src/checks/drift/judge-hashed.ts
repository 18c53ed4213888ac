import type { Finding } from '@galley/findings'
import { asTable, listAt, readToml, tableAt, wordAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { readNeed } from '../../formats/python/python-graph.ts'
import { normalName } from '../../normal-name.ts'
import { readObject } from '../../read-manifest.ts'
import { canApply } from './can-apply.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { isPdmFresh, isPipfileFresh, isPoetryFresh } from './content-hash.ts'
import { readPipfileAsked, readPyprojectAsked, type PyprojectAsked } from './pyproject-requirements.ts'
import { satisfiesPython } from './python-requirement.ts'

/** The packages of a lockfile: versions by name, and the names that packages ask for among themselves. */
interface Held {
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Null where the lockfile does not tell. */
  readonly needed: ReadonlySet<string> | null
}

/**
 * Compares as `poetry check --lock` does: the lockfile holds a hash of what was asked for. Where it is another one, what differs is named:
 * a package that is not held, one that is held at a version outside of its constraint, one that nothing asks for any more. A manifest that
 * was only written in other words has none of these, and its lockfile still answers it.
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
  if (text === null || manifest === undefined || table === null || isPipfileFresh(manifest, table)) return []
  const versions = new Map<string, readonly string[]>()
  for (const group of Object.keys(table).filter((key) => key !== '_meta')) {
    for (const [name, entry] of Object.entries(asTable(table[group])))
      versions.set(normalName('PyPI', name), [(wordAt(asTable(entry), 'version') ?? '').replace(/^={2,3}/, '')])
  }
  const finding = driftFindings(lock, { path: 'Pipfile', text }, 'pipenv lock', 'PyPI')
  return compare(readPipfileAsked(manifest), { versions, needed: null }, finding)
}

function judgePyproject(lock: DriftLock, command: string, isFresh: (manifest: TomlTable, lock: TomlTable) => boolean): readonly Finding[] {
  const text = lock.files('pyproject.toml')
  const manifest = text === null ? undefined : readToml(text).table
  const { table } = readToml(lock.text)
  if (text === null || manifest === undefined || table === undefined || isFresh(manifest, table)) return []
  const versions = new Map<string, readonly string[]>()
  const needed = new Set<string>()
  for (const one of listAt(table, 'package').map(asTable)) {
    const name = normalName('PyPI', wordAt(one, 'name') ?? '')
    versions.set(name, [...(versions.get(name) ?? []), wordAt(one, 'version') ?? ''])
    const extras = Object.values(tableAt(one, 'extras')).flat()
    const list = [...listAt(one, 'dependencies'), ...extras].flatMap((need) =>
      typeof need === 'string' ? (readNeed(need)?.name ?? []) : [],
    )
    for (const need of [...list, ...Object.keys(tableAt(one, 'dependencies'))].map((key) => normalName('PyPI', key)))
      if (need !== name) needed.add(need)
  }
  const finding = driftFindings(lock, { path: 'pyproject.toml', text }, command, 'PyPI')
  return compare(readPyprojectAsked(manifest), { versions, needed }, finding)
}

function compare(
  { requirements, python }: PyprojectAsked,
  { versions, needed }: Held,
  finding: ReturnType<typeof driftFindings>,
): readonly Finding[] {
  const differing = [...Map.groupBy(requirements, ({ name }) => name)].flatMap(([name, all]) => {
    const wanted = all.filter(({ marker }) => canApply(marker, python))
    const held = versions.get(name)
    if (wanted.length === 0) return []
    const asked = wanted.map(({ specifier }) => specifier || 'any version').join(' and ')
    if (held === undefined) return [finding({ name, message: 'is asked for, and the lockfile does not hold it', evidence: { asked } })]
    const isContent = wanted.every((one) => one.isPlace || held.some((version) => satisfiesPython(version, one.specifier)))
    const has = held.join(' and ')
    return isContent
      ? []
      : [finding({ name, message: `is asked for as ${asked}, but the lockfile holds ${has}`, evidence: { asked, held: has } })]
  })
  const asks = new Set(requirements.map(({ name }) => name))
  const left = [...(needed === null ? [] : versions.keys())].filter((name) => !asks.has(name) && !needed?.has(name))
  return [
    ...differing,
    ...left.map((name) => finding({ name, severity: 'medium', message: 'is no longer asked for, and the lockfile still holds it' })),
  ]
}
