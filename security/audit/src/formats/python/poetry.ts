import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, Parsed, ReadBeside } from '../../parsed.ts'
import { normalName } from '../../purl.ts'
import { assemble, type LockEntry } from '../graph/assemble.ts'
import { pythonGraph, type PythonNeed, type PythonNode, readNeed } from './python-graph.ts'
import { readPyproject, unneeded } from './read-pyproject.ts'
import { asTable, listAt, readToml, tableAt, type TomlItem, type TomlTable, wordAt, wordsAt } from '../read/read-toml.ts'
import { versionless } from '../read/versionless.ts'

/** poetry.lock, versions 1 and 2. It names neither root nor, before 2.1, groups: those come from the pyproject.toml beside it. */
export function parsePoetry(text: string, file: string, beside: ReadBeside): Parsed {
  const { table, items, blindSpots: problems } = readToml(text, 'package')
  if (table === undefined) return { packages: [], roots: [], blindSpots: problems }
  const metadata = tableAt(table, 'metadata')
  const version = wordAt(metadata, 'lock-version')
  if (!/^[12]\.\d+$/.test(version ?? '')) {
    return {
      packages: [],
      roots: [],
      blindSpots: [{ line: 1, what: `poetry's lock version ${version ?? 'of none'} is not known (1 and 2 are)` }],
    }
  }
  const oldFiles = tableAt(metadata, 'files')
  const blindSpots: BlindSpot[] = []
  const entries: LockEntry[] = []
  const roots: LocalPackage[] = []
  const nodes: PythonNode[] = []
  for (const item of items) {
    const read = toEntry(item, oldFiles)
    if (typeof read === 'string') blindSpots.push({ line: item.line, what: read })
    else {
      // A folder of the project's own needs packages like any other, and so is a node.
      const id = 'folder' in read ? `folder ${item.line}` : read.id
      nodes.push({ id, name: normalName('PyPI', read.name), version: wordAt(item.table, 'version') ?? '', ...needsOf(item.table) })
      if ('folder' in read) roots.push(read)
      else entries.push(read)
    }
  }
  const graph = pythonGraph(nodes, readPyproject(beside) ?? unneeded(nodes))
  blindSpots.push(...versionless(entries))
  return { packages: assemble({ ecosystem: 'PyPI', file }, entries, graph), roots, blindSpots }
}

function toEntry({ line, table }: TomlItem, oldFiles: TomlTable): LockEntry | LocalPackage | string {
  const name = wordAt(table, 'name')
  const version = wordAt(table, 'version') ?? ''
  if (name === undefined) return 'a package without a name'
  const source = tableAt(table, 'source')
  if (wordAt(source, 'type') === 'directory') return { name, folder: wordAt(source, 'url') ?? '', line }
  const from = sourceOf(source)
  if (from === undefined) return `the source of ${name} is not understood`
  const files = [...listAt(table, 'files'), ...listAt(oldFiles, name)].flatMap((one) => wordAt(asTable(one), 'hash') ?? [])
  const dev = devOf(table)
  return {
    id: `${name}@${version} ${line}`,
    name: normalName('PyPI', name),
    version,
    line,
    integrity: files,
    source: from,
    ...(dev === undefined ? {} : { dev }),
  }
}

/** Version 2.1 names the groups that need a package, version 1 its category; what lies between says nothing. */
function devOf(table: TomlTable): boolean | undefined {
  const groups = wordsAt(table, 'groups')
  if (groups.length > 0) return !groups.includes('main')
  const category = wordAt(table, 'category')
  return category === undefined ? undefined : category !== 'main'
}

function sourceOf(source: TomlTable): PackageSource | undefined {
  const type = wordAt(source, 'type')
  const url = wordAt(source, 'url') ?? ''
  if (type === undefined) return { kind: 'registry' }
  if (type === 'legacy') {
    const host = URL.parse(url)?.host
    return host === undefined ? undefined : { kind: 'registry', host, url }
  }
  if (type === 'git') return { kind: 'git', url: `${url}#${wordAt(source, 'resolved_reference') ?? wordAt(source, 'reference') ?? ''}` }
  if (type === 'url') return { kind: 'tarball', url }
  return type === 'file' ? { kind: 'file', url } : undefined
}

function needsOf(table: TomlTable): Pick<PythonNode, 'needs' | 'extras'> {
  const dependencies = tableAt(table, 'dependencies')
  const isOptional = (value: unknown): boolean => asTable(value)['optional'] === true
  const needs = Object.keys(dependencies).flatMap((name): readonly PythonNeed[] => {
    const value = dependencies[name]
    if (isOptional(value)) return []
    const extras = (Array.isArray(value) ? value : [value]).flatMap((one) => wordsAt(asTable(one), 'extras'))
    return [{ name: normalName('PyPI', name), extras: extras.map((extra) => normalName('PyPI', extra)) }]
  })
  const offered = tableAt(table, 'extras')
  const extras = Object.keys(offered).map(
    (extra) => [normalName('PyPI', extra), wordsAt(offered, extra).flatMap((text) => readNeed(text) ?? [])] as const,
  )
  return { needs, extras: new Map(extras) }
}
