import { asTable, listAt, tableAt, wordAt, wordsAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { normalName } from '../../normal-name.ts'
import { readPythonRequirement, sortClauses, sortNames, type PythonRequirement } from './python-requirement.ts'

/** A requirement and who asks: '' for the project itself, `extra NAME`, `group NAME`. */
export interface Placed extends PythonRequirement {
  readonly place: string
}

/** Reads what a pyproject.toml asks for, as uv does; what is made when the project is built (`dynamic`) is not known. */
export function readAsked(read: TomlTable, sources: TomlTable): readonly Placed[] {
  const project = tableAt(read, 'project')
  const named = new Set(Object.keys(sources).map((name) => normalName('PyPI', name)))
  const place =
    (where: string) =>
    (text: string): readonly Placed[] => {
      const one = readPythonRequirement(text)
      return one === null ? [] : [{ ...one, isPlace: one.isPlace || isPlaced(one.name), place: where }]
    }
  const isPlaced = (name: string): boolean => named.has(name) && !isIndex(sources, name)
  const extras = tableAt(project, 'optional-dependencies')
  const dynamic = wordsAt(project, 'dynamic')
  const groups = groupsIn(tableAt(read, 'dependency-groups'))
  const oldDev = wordsAt(tableAt(tableAt(read, 'tool'), 'uv'), 'dev-dependencies')
  return [
    ...(dynamic.includes('dependencies') ? [] : wordsAt(project, 'dependencies').flatMap(place(''))),
    ...Object.keys(extras).flatMap((extra) => wordsAt(extras, extra).flatMap(place(`extra ${normalName('PyPI', extra)}`))),
    ...[...groups].flatMap(([group, texts]) => texts.flatMap(place(`group ${group}`))),
    ...oldDev.flatMap(place('group dev')),
  ]
}

/** Reads uv's copy of the same. */
export function readHeld(metadata: TomlTable): readonly Placed[] {
  const groups = tableAt(metadata, 'requires-dev')
  return [
    ...listAt(metadata, 'requires-dist').flatMap((one) => heldOne(asTable(one), null)),
    ...Object.keys(groups).flatMap((group) =>
      listAt(groups, group).flatMap((one) => heldOne(asTable(one), `group ${normalName('PyPI', group)}`)),
    ),
  ]
}

function heldOne(one: TomlTable, group: string | null): readonly Placed[] {
  const name = wordAt(one, 'name')
  if (name === undefined) return []
  const marker = wordAt(one, 'marker') ?? ''
  const isPlace = ['url', 'git', 'path', 'editable', 'directory', 'virtual'].some((key) => Object.hasOwn(one, key))
  const extras = [...marker.matchAll(/extra == '(?<extra>[^']+)'/g)].map((match) => match.groups?.['extra'] ?? '')
  const places = group === null ? (extras.length === 0 ? [''] : extras.map((extra) => `extra ${normalName('PyPI', extra)}`)) : [group]
  return places.map((place) => ({
    name: normalName('PyPI', name),
    extras: sortNames(wordsAt(one, 'extras')),
    specifier: sortClauses(wordAt(one, 'specifier') ?? ''),
    isPlace,
    marker,
    place,
  }))
}

/** The groups of PEP 735, each with those that it includes. */
function groupsIn(table: TomlTable): ReadonlyMap<string, readonly string[]> {
  const byName = new Map(Object.keys(table).map((name) => [normalName('PyPI', name), listAt(table, name)]))
  const open = (name: string, seen: ReadonlySet<string>): readonly string[] =>
    (byName.get(name) ?? []).flatMap((one) => {
      if (typeof one === 'string') return [one]
      const included = normalName('PyPI', wordAt(asTable(one), 'include-group') ?? '')
      return seen.has(included) ? [] : open(included, new Set([...seen, included]))
    })
  return new Map([...byName.keys()].map((name) => [name, open(name, new Set([name]))]))
}

/** A source that only names an index leaves versions to decide. */
function isIndex(sources: TomlTable, name: string): boolean {
  const key = Object.keys(sources).find((one) => normalName('PyPI', one) === name) ?? ''
  const all = [...listAt(sources, key), tableAt(sources, key)].map(asTable).filter((one) => Object.keys(one).length > 0)
  return all.every((one) => Object.hasOwn(one, 'index'))
}
