import type { LockedFile, PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { normalName } from '../../normal-name.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { pythonEntry } from './python-entry.ts'
import { buildPythonGraph, type PythonNeed, type PythonNode, type PythonStart } from './python-graph.ts'
import { asTable, listAt, readTomlItems, tableAt, type TomlItem, type TomlTable, wordAt } from '../read/read-toml.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { readFiles } from './read-files.ts'
import { countUv } from './count/count-toml.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** uv.lock (and a script's `.lock`), version 1. The project and its members stand in it beside what they need; they are its roots. */
export const uvFormat: LockfileFormat = {
  id: 'uv',
  matches: (name) => name === 'uv.lock' || name.endsWith('.py.lock'),
  claims: (text) => /^version = \d+\r?\n(?:revision|requires-python|resolution-markers) = /m.test(text),
  parse,
  count: countUv,
}

function parse(text: string, file: string): ParsedLockfile {
  const { table, items, blindSpots: problems } = readTomlItems(text, 'package')
  if (table === undefined) return { packages: [], roots: [], blindSpots: problems }
  const version = wordAt(table, 'version')
  if (version !== '1') {
    return unknownVersion({ what: "uv's lock version", version, known: [1, 1], command: 'uv lock' })
  }
  const blindSpots: BlindSpot[] = []
  const entries: LockfileEntry[] = []
  const roots: LocalPackage[] = []
  const nodes: PythonNode[] = []
  const starts: PythonStart[] = [...readManifestStarts(tableAt(table, 'manifest'))]
  for (const item of items) {
    const read = toEntry(item)
    if (typeof read === 'string') blindSpots.push({ line: item.line, what: read })
    else if ('folder' in read) {
      roots.push(read)
      starts.push(...startsOf(item.table, read.name))
    } else {
      entries.push(read)
      nodes.push({
        id: read.id,
        name: read.name,
        version: read.version,
        needs: needsOf(item.table, 'dependencies'),
        extras: groupsOf(item.table, 'optional-dependencies'),
      })
    }
  }
  const graph = buildPythonGraph(nodes, starts)
  const local = new Set(roots.map((root) => normalName('PyPI', root.name)))
  for (const { line, table: one } of items) {
    for (const need of needsOf(one, 'dependencies')) {
      if (!graph.has(need) && !local.has(normalName('PyPI', need.name)))
        blindSpots.push({ line, what: `${need.name} is asked for, but this lock does not hold it` })
    }
  }
  blindSpots.push(...findVersionless(entries))
  return { packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, graph), roots, blindSpots }
}

function toEntry({ line, table }: TomlItem): LockfileEntry | LocalPackage | string {
  const name = wordAt(table, 'name')
  const version = wordAt(table, 'version') ?? ''
  const source = tableAt(table, 'source')
  if (name === undefined) return 'a package without a name'
  const folder = wordAt(source, 'editable') ?? wordAt(source, 'virtual') ?? wordAt(source, 'directory')
  if (folder !== undefined) return { name, folder, line }
  const files = readFiles([tableAt(table, 'sdist'), ...listAt(table, 'wheels')])
  const from = sourceOf(source, files)
  if (from === undefined) return `the source of ${name} is not understood`
  return pythonEntry({ name, version, line, files, source: from })
}

function sourceOf(source: TomlTable, files: readonly LockedFile[]): PackageSource | undefined {
  const registry = wordAt(source, 'registry')
  const git = wordAt(source, 'git')
  const url = wordAt(source, 'url')
  const path = wordAt(source, 'path')
  if (registry !== undefined) {
    const address = URL.parse(registry)
    if (address !== null && address.protocol !== 'file:') return { kind: 'registry', host: address.host, url: registry }
    // A folder of files serves as an index: what is installed is one of them.
    const [file] = files
    return file === undefined ? { kind: 'registry', url: registry } : { kind: 'file', url: placeIn(registry, file.place) }
  }
  if (git !== undefined) return { kind: 'git', url: git }
  if (url !== undefined) return { kind: 'tarball', url }
  return path === undefined ? undefined : { kind: 'file', url: path }
}

function placeIn(folder: string, place: string): string {
  return /^[a-z]+:|^\//i.test(place) ? place : `${folder.replace(/\/+$/, '')}/${place}`
}

function toNeed(value: unknown): PythonNeed {
  const table = asTable(value)
  const extras = listAt(table, 'extra').filter((item) => typeof item === 'string')
  return { name: wordAt(table, 'name') ?? '', extras, version: wordAt(table, 'version') }
}

function needsOf(table: TomlTable, key: string): readonly PythonNeed[] {
  return listAt(table, key).map(toNeed)
}

function groupsOf(table: TomlTable, key: string): ReadonlyMap<string, readonly PythonNeed[]> {
  const groups = tableAt(table, key)
  return new Map(Object.keys(groups).map((name) => [name, needsOf(groups, name)]))
}

function startsOf(table: TomlTable, root: string): readonly PythonStart[] {
  const production = [...needsOf(table, 'dependencies'), ...[...groupsOf(table, 'optional-dependencies').values()].flat()]
  const development = [...groupsOf(table, 'dev-dependencies').values()].flat()
  return [...production.map((need) => ({ need, root, dev: false })), ...development.map((need) => ({ need, root, dev: true }))]
}

/** Dependencies of a script (PEP 723), and groups of a workspace that is no package. */
function readManifestStarts(manifest: TomlTable): readonly PythonStart[] {
  const production = needsOf(manifest, 'requirements')
  const development = [...groupsOf(manifest, 'dependency-groups').values()].flat()
  return [...production.map((need) => ({ need, root: '.', dev: false })), ...development.map((need) => ({ need, root: '.', dev: true }))]
}
