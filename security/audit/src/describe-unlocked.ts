import type { BlindSpot } from './parsed-lockfile.ts'
import { asTable, listAt, readToml, tableAt, type TomlTable } from './formats/read/read-toml.ts'

/** Python's manifests that are not packages' lists of their own. */
const readers: Readonly<Record<string, (text: string) => BlindSpot | null>> = {
  'pyproject.toml': readPyproject,
  Pipfile: readPipfile,
  'environment.yml': readEnvironment,
  'environment.yaml': readEnvironment,
}

/** True for a manifest that `describeUnlocked` knows. */
export function isPythonManifest(name: string): boolean {
  return Object.hasOwn(readers, name)
}

/**
 * A Python manifest without a lockfile, as a blind spot: how many packages it asks for, and the command of its own tool that makes a
 * lockfile. Null where it asks for none, as a pyproject.toml does that only sets up tools.
 */
export function describeUnlocked(name: string, text: string): BlindSpot | null {
  return readers[name]?.(text) ?? null
}

function readPyproject(text: string): BlindSpot | null {
  const { table, blindSpots } = readToml(text)
  if (table === undefined) return blindSpots[0] ?? null
  const project = tableAt(table, 'project')
  const tools = tableAt(table, 'tool')
  const poetry = tableAt(tools, 'poetry')
  const asked = [
    listAt(project, 'dependencies').length,
    ...listsIn(tableAt(project, 'optional-dependencies')),
    ...listsIn(tableAt(table, 'dependency-groups')),
    ...listsIn(tableAt(tableAt(tools, 'pdm'), 'dev-dependencies')),
    listAt(tableAt(tools, 'uv'), 'dev-dependencies').length,
    namesIn(tableAt(poetry, 'dependencies')),
    namesIn(tableAt(poetry, 'dev-dependencies')),
    ...Object.values(tableAt(poetry, 'group')).map((group) => namesIn(tableAt(asTable(group), 'dependencies'))),
  ].reduce((sum, count) => sum + count, 0)
  const isDynamic = listAt(project, 'dynamic').includes('dependencies')
  if (asked === 0 && !isDynamic) return null
  const line =
    text.split('\n').findIndex((one) => /^\s*(?:dependencies|dynamic)\s*=|dependencies\]|^\s*\[dependency-groups\]/.test(one)) + 1
  return unlocked(asked === 0 ? null : asked, lockCommand(tools), Math.max(1, line))
}

function lockCommand(tools: TomlTable): string {
  if (Object.hasOwn(tools, 'poetry')) return 'poetry lock'
  if (Object.hasOwn(tools, 'pdm')) return 'pdm lock'
  if (Object.hasOwn(tools, 'rye')) return 'rye lock'
  return Object.hasOwn(tools, 'uv') ? 'uv lock' : 'uv lock (or pip-compile --generate-hashes -o requirements.txt pyproject.toml)'
}

function readPipfile(text: string): BlindSpot | null {
  const { table, blindSpots } = readToml(text)
  if (table === undefined) return blindSpots[0] ?? null
  const groups = Object.keys(table).filter((key) => !['source', 'requires', 'scripts', 'pipenv'].includes(key))
  const asked = groups.map((group) => Object.keys(tableAt(table, group)).length).reduce((sum, count) => sum + count, 0)
  return asked === 0 ? null : unlocked(asked, 'pipenv lock', 1)
}

/** Conda's own packages are another ecosystem; those below `pip:` come from PyPI. */
function readEnvironment(text: string): BlindSpot | null {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^\s*-\s+pip:\s*(?:#.*)?$/.test(line))
  if (start < 0) return null
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= indent)
  const asked = (end < 0 ? rest : rest.slice(0, end)).filter((line) => /^\s*-\s+\S/.test(line)).length
  return asked === 0 ? null : unlocked(asked, 'pip list --format freeze > requirements.txt (in the environment)', start + 1)
}

function unlocked(asked: number | null, command: string, line: number): BlindSpot {
  const count = asked === null ? 'packages that something else names' : asked === 1 ? '1 package' : `${asked} packages`
  return {
    line,
    what: `it asks for ${count}, and no lockfile says which versions: none of them is checked`,
    cure: `Make a lockfile and commit it: ${command}.`,
  }
}

const listsIn = (table: TomlTable): readonly number[] => Object.keys(table).map((key) => listAt(table, key).length)

/** Poetry names the interpreter among the dependencies. */
const namesIn = (table: TomlTable): number => Object.keys(table).filter((name) => name.toLowerCase() !== 'python').length
