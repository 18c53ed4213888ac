import type { ReadSibling } from '../../parsed-lockfile.ts'
import { type PythonNeed, type PythonStart, readNeed } from './python-graph.ts'
import { listAt, readToml, tableAt, type TomlTable, wordsAt } from '../read/read-toml.ts'

/**
 * Reads the dependencies of the pyproject.toml beside a lock, by the tables of the standard (PEP 621, PEP 735), poetry and pdm.
 * Null if there is none that can be read: then what nothing else needs counts as direct.
 */
export function readPyproject(readSibling: ReadSibling): readonly PythonStart[] | null {
  const text = readSibling('pyproject.toml')
  const table = text === null ? undefined : readToml(text).table
  if (table === undefined) return null
  const project = tableAt(table, 'project')
  const tools = tableAt(table, 'tool')
  const poetry = tableAt(tools, 'poetry')
  const production = [
    ...requirements(wordsAt(project, 'dependencies')),
    ...groups(tableAt(project, 'optional-dependencies')),
    ...poetryNeeds(tableAt(poetry, 'dependencies')),
  ]
  const poetryGroups = tableAt(poetry, 'group')
  const development = [
    ...groups(tableAt(table, 'dependency-groups')),
    ...groups(tableAt(tableAt(tools, 'pdm'), 'dev-dependencies')),
    ...poetryNeeds(tableAt(poetry, 'dev-dependencies')),
    ...Object.keys(poetryGroups).flatMap((name) => poetryNeeds(tableAt(tableAt(poetryGroups, name), 'dependencies'))),
  ]
  const start =
    (dev: boolean) =>
    (need: PythonNeed): PythonStart => ({ need, root: '.', dev })
  return [...production.map(start(false)), ...development.map(start(true))]
}

/** Starts for a lock without a manifest beside it: what nothing else needs. */
export function unneeded(nodes: readonly { readonly name: string; readonly needs: readonly PythonNeed[] }[]): readonly PythonStart[] {
  const needed = new Set(nodes.flatMap((node) => node.needs.flatMap((need) => (need.name === node.name ? [] : [need.name]))))
  return nodes.filter((node) => !needed.has(node.name)).map((node) => ({ need: { name: node.name }, root: '.', dev: false }))
}

function requirements(texts: readonly string[]): readonly PythonNeed[] {
  return texts.flatMap((text) => readNeed(text) ?? [])
}

function groups(table: TomlTable): readonly PythonNeed[] {
  return Object.keys(table).flatMap((name) => requirements(wordsAt(table, name)))
}

/** Poetry names each dependency as a key; `python` among them is the interpreter. */
function poetryNeeds(table: TomlTable): readonly PythonNeed[] {
  return Object.keys(table).flatMap((name) => {
    const need = name.toLowerCase() === 'python' ? undefined : readNeed(name)
    const extras = listAt(tableAt(table, name), 'extras').filter((item) => typeof item === 'string')
    return need === undefined ? [] : [{ ...need, extras }]
  })
}
