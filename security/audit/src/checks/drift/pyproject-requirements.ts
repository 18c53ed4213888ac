import { asTable, listAt, tableAt, wordAt, wordsAt, type TomlTable } from '../../formats/read/read-toml.ts'
import { normalName } from '../../normal-name.ts'
import { poetrySpecifier } from './poetry-specifier.ts'
import { readPythonRequirement, sortNames, type PythonRequirement } from './python-requirement.ts'
import { readAsked } from './uv-requirements.ts'

/** The requirements of a manifest, and the interpreters that it allows (PEP 440, `||` between alternatives). */
export interface PyprojectAsked {
  readonly requirements: readonly PythonRequirement[]
  readonly python: string
  /** Names for which the project decides against what asks for them (PDM's `resolution.overrides`). */
  readonly overridden?: ReadonlySet<string>
}

/** Reads what a pyproject.toml asks for by the tables of the standards (PEP 621, PEP 735), of Poetry and of PDM. */
export function readPyprojectAsked(manifest: TomlTable): PyprojectAsked {
  const project = tableAt(manifest, 'project')
  const tools = tableAt(manifest, 'tool')
  const poetry = tableAt(tools, 'poetry')
  const pdm = tableAt(tableAt(tools, 'pdm'), 'dev-dependencies')
  const name = normalName('PyPI', wordAt(project, 'name') ?? wordAt(poetry, 'name') ?? '')
  const standard = readAsked(manifest, {})
  const enriched = tableAt(poetry, 'dependencies')
  // Beside the standard's list, Poetry's own only says more about what is in that one.
  const isListed = ['dependencies', 'optional-dependencies'].some((key) => Object.hasOwn(project, key))
  const own = isListed && !wordsAt(project, 'dynamic').includes('dependencies') ? {} : enriched
  const groups = Object.values(tableAt(poetry, 'group')).map((group) => tableAt(asTable(group), 'dependencies'))
  const requirements = [
    ...standard.map((one) => (isPlaceIn(enriched, one.name) ? Object.assign({}, one, { isPlace: true }) : one)),
    ...Object.keys(pdm).flatMap((group) => wordsAt(pdm, group).flatMap((text) => readPdm(text))),
    ...[own, tableAt(poetry, 'dev-dependencies'), ...groups].flatMap(readPoetry),
  ]
  const python = wordAt(project, 'requires-python') ?? poetrySpecifier(wordAt(enriched, 'python') ?? '')
  const overrides = tableAt(tableAt(tableAt(tools, 'pdm'), 'resolution'), 'overrides')
  const overridden = new Set(Object.keys(overrides).map((key) => normalName('PyPI', key)))
  return { requirements: requirements.filter((one) => one.name !== name), python, overridden }
}

/** Reads the requirements of a Pipfile from all its groups: each table that is no setting of pipenv is one. */
export function readPipfileAsked(manifest: TomlTable): PyprojectAsked {
  const groups = Object.keys(manifest).filter((key) => !['source', 'requires', 'scripts', 'pipenv'].includes(key))
  return { requirements: groups.flatMap((group) => readTables(tableAt(manifest, group), (text) => text)), python: '' }
}

/** PDM puts `-e` before a folder: it is in the lockfile under a name that is not told here. */
function readPdm(text: string): readonly PythonRequirement[] {
  const one = text.startsWith('-e') ? null : readPythonRequirement(text)
  return one === null ? [] : [one]
}

/** Poetry names each dependency as a key; `python` among them is the interpreter. */
function readPoetry(table: TomlTable): readonly PythonRequirement[] {
  return readTables(table, poetrySpecifier).filter(({ name }) => name !== 'python')
}

function readTables(table: TomlTable, specifierOf: (constraint: string) => string): readonly PythonRequirement[] {
  return Object.keys(table).flatMap((name) => {
    const value = table[name]
    return (Array.isArray(value) ? value : [value]).map((one): PythonRequirement => {
      const constraint = typeof one === 'string' ? one : (wordAt(asTable(one), 'version') ?? '')
      return {
        name: normalName('PyPI', name),
        extras: sortNames(wordsAt(asTable(one), 'extras')),
        specifier: constraint === '*' ? '' : specifierOf(constraint),
        isPlace: isPlace(asTable(one)),
        marker: markerOf(asTable(one)),
      }
    })
  })
}

const isPlace = (one: TomlTable): boolean =>
  ['git', 'path', 'url', 'file', 'ref', 'hg', 'svn', 'bzr'].some((key) => Object.hasOwn(one, key))
const isPlaceIn = (table: TomlTable, name: string): boolean =>
  Object.keys(table).some(
    (key) => normalName('PyPI', key) === name && [...listAt(table, key), table[key]].some((one) => isPlace(asTable(one))),
  )

/** Poetry's `python` is a constraint; of several alternatives the whole is left to be possible. */
function markerOf(one: TomlTable): string {
  const python = poetrySpecifier(wordAt(one, 'python') ?? '')
  const clauses = python.includes('||') ? [] : (python.match(/[<>=!~]+[^,]+/g) ?? [])
  const own = clauses.map((clause) =>
    clause.replace(/^(?<operator>[<>=!~]+)(?<version>.*)$/, "python_full_version $<operator> '$<version>'"),
  )
  const markers = wordAt(one, 'markers')
  return [...own, ...(markers === undefined ? [] : [`(${markers})`])].join(' and ')
}
