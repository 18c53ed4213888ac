import { readPythonGit } from '../formats/python/read-python-git.ts'
import { readRequirement } from '../formats/python/read-requirement.ts'
import { getOrAddList } from '../formats/graph/get-or-add-list.ts'
import { asTable, tableAt, wordAt, wordsAt, type TomlTable } from '../formats/read/read-toml.ts'
import { normalName } from '../normal-name.ts'
import type { PythonWant } from './python-index.ts'

/**
 * Reads everything that manifests ask for, by name: pyproject.toml by the tables of the standard (PEP 621, PEP 735), of uv, pdm and Poetry;
 * a Pipfile by its groups.
 */
export function readPythonWants(manifests: readonly TomlTable[]): ReadonlyMap<string, readonly PythonWant[]> {
  const wants = new Map<string, PythonWant[]>()
  for (const manifest of manifests) {
    const tools = tableAt(manifest, 'tool')
    for (const text of [...standardTexts(manifest), ...toolTexts(tools)]) addRequirement(wants, text)
    for (const table of [tableAt(tableAt(tools, 'uv'), 'sources'), ...poetryTables(tableAt(tools, 'poetry')), ...pipfileTables(manifest)]) {
      for (const [name, value] of Object.entries(table)) {
        for (const one of Array.isArray(value) ? value : [value]) getOrAddList(wants, normalName('PyPI', name)).push(readTable(one))
      }
    }
    const overrides = tableAt(tableAt(tableAt(tools, 'pdm'), 'resolution'), 'overrides')
    for (const name of Object.keys(overrides)) addRequirement(wants, addressOf(name, wordAt(overrides, name) ?? ''))
  }
  return wants
}

function standardTexts(manifest: TomlTable): readonly string[] {
  const project = tableAt(manifest, 'project')
  return [
    ...wordsAt(project, 'dependencies'),
    ...listsIn(tableAt(project, 'optional-dependencies')),
    ...listsIn(tableAt(manifest, 'dependency-groups')),
    // Of a script (PEP 723).
    ...wordsAt(manifest, 'dependencies'),
  ]
}

function toolTexts(tools: TomlTable): readonly string[] {
  const uv = tableAt(tools, 'uv')
  return [
    ...['dev-dependencies', 'override-dependencies', 'constraint-dependencies'].flatMap((key) => wordsAt(uv, key)),
    ...listsIn(tableAt(tableAt(tools, 'pdm'), 'dev-dependencies')),
  ]
}

function listsIn(table: TomlTable): readonly string[] {
  return Object.keys(table).flatMap((key) => wordsAt(table, key))
}

function poetryTables(poetry: TomlTable): readonly TomlTable[] {
  const groups = tableAt(poetry, 'group')
  return [poetry, ...Object.keys(groups).map((name) => tableAt(groups, name))].flatMap((one) => [
    tableAt(one, 'dependencies'),
    tableAt(one, 'dev-dependencies'),
  ])
}

/** A Pipfile has a table for each group beside those of its settings; a pyproject.toml has none of them. */
function pipfileTables(manifest: TomlTable): readonly TomlTable[] {
  const isPyproject = ['project', 'tool', 'build-system', 'dependency-groups'].some((key) => key in manifest)
  const settings = new Set(['source', 'requires', 'scripts', 'pipenv'])
  return isPyproject
    ? []
    : Object.keys(manifest)
        .filter((key) => !settings.has(key))
        .map((key) => tableAt(manifest, key))
}

function addRequirement(wants: Map<string, PythonWant[]>, text: string): void {
  // pdm writes an editable dependency of a group as pip does.
  const read = readRequirement(text.replace(/^-e\s+/, ''))
  const named = /^\s*(?<name>[\w.-]+?)\s*(?:\[[^\]]*\]\s*)?@/.exec(text)?.groups?.['name']
  const egg = /[#&]egg=(?<name>[\w.-]+)/.exec(text)?.groups?.['name']
  if (typeof read === 'string') return
  const name = 'folder' in read ? normalName('PyPI', named ?? egg ?? '') : read.name
  getOrAddList(wants, name).push('folder' in read ? { kind: 'file', url: read.folder } : wantOf(read.source.kind, read.source.url ?? ''))
}

function wantOf(kind: string, url: string): PythonWant {
  if (kind === 'git') return { kind: 'git', url, ref: readPythonGit(url).asked }
  return kind === 'tarball' || kind === 'file' ? { kind, url } : { kind: 'registry' }
}

/** One entry of uv's sources, of Poetry's dependencies or of a Pipfile: a text is a range, a table may say where from. */
function readTable(value: unknown): PythonWant {
  const table = asTable(value)
  const git = wordAt(table, 'git')
  const url = wordAt(table, 'url') ?? wordAt(table, 'file')
  const path = wordAt(table, 'path')
  if (git !== undefined)
    return { kind: 'git', url: git, ref: ['rev', 'ref', 'tag', 'branch'].flatMap((key) => wordAt(table, key) ?? [])[0] ?? '' }
  if (url !== undefined) return { kind: /^https?:/i.test(url) ? 'tarball' : 'file', url }
  if (path !== undefined || table['workspace'] === true) return { kind: 'file', url: path ?? '.' }
  const index = wordAt(table, 'index') ?? wordAt(table, 'source')
  const isConditional = ['marker', 'markers', 'extra', 'group', 'platform', 'python', 'sys_platform'].some((key) => key in table)
  return { kind: 'registry', ...(index === undefined ? {} : { index, isConditional }) }
}

function addressOf(name: string, override: string): string {
  return /^[a-z+]+:/i.test(override) ? `${name} @ ${override}` : `${name}${/^[\d*]/.test(override) ? `==${override}` : override}`
}
