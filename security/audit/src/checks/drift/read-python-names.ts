import { readNeed } from '../../formats/python/python-graph.ts'
import { readToml, tableAt, wordsAt } from '../../formats/read/read-toml.ts'
import { normalName } from '../../normal-name.ts'

/** The names that a pyproject.toml (PEP 621, and Poetry's own table) or a Pipfile asks for, spelt as PyPI does; null where it is no TOML. */
export function readPythonNames(text: string): readonly string[] | null {
  const { table } = readToml(text)
  if (table === undefined) return null
  const project = wordsAt(tableAt(table, 'project'), 'dependencies').flatMap((requirement) => readNeed(requirement)?.name ?? [])
  const poetry = Object.keys(tableAt(tableAt(tableAt(table, 'tool'), 'poetry'), 'dependencies')).filter((name) => name !== 'python')
  const pipfile = ['packages', 'dev-packages'].flatMap((name) => Object.keys(tableAt(table, name)))
  return [...new Set([...project, ...poetry, ...pipfile].map((name) => normalName('PyPI', name)))]
}
