import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, Parsed, ReadBeside } from '../../parsed.ts'
import { normalName } from '../../purl.ts'
import { assemble, type LockEntry } from '../graph/assemble.ts'
import { pythonGraph, type PythonNode, readNeed } from './python-graph.ts'
import { readPyproject, unneeded } from './read-pyproject.ts'
import { asTable, listAt, readToml, tableAt, type TomlItem, type TomlTable, wordAt, wordsAt } from '../read/read-toml.ts'
import { versionless } from '../read/versionless.ts'

/** pdm.lock, version 4. A package stands in it once more for each set of extras that is asked of it. */
export function parsePdm(text: string, file: string, beside: ReadBeside): Parsed {
  const { table, items, blindSpots: problems } = readToml(text, 'package')
  if (table === undefined) return { packages: [], roots: [], blindSpots: problems }
  const metadata = tableAt(table, 'metadata')
  const version = wordAt(metadata, 'lock_version')
  if (!/^4(?:\.\d+)*$/.test(version ?? '')) {
    return { packages: [], roots: [], blindSpots: [{ line: 1, what: `pdm's lock version ${version ?? 'of none'} is not known (4 is)` }] }
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
      const needs = wordsAt(item.table, 'dependencies').flatMap((need) => readNeed(need) ?? [])
      nodes.push({
        id: 'folder' in read ? `folder ${item.line}` : read.id,
        name: normalName('PyPI', read.name),
        version: wordAt(item.table, 'version') ?? '',
        needs,
      })
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
  const path = wordAt(table, 'path')
  if (name === undefined) return 'a package without a name'
  if (path !== undefined && !/\.(?:whl|tar\.gz|tgz|zip)$/.test(path)) return { name, folder: path, line }
  const files = [...listAt(table, 'files'), ...listAt(oldFiles, `${name} ${version}`)].flatMap((one) => wordAt(asTable(one), 'hash') ?? [])
  const groups = wordsAt(table, 'groups')
  // Another group may be an extra, which production may ask for: only pdm's own name for development is certain.
  const dev = groups.length > 0 && groups.every((group) => group === 'dev') ? { dev: true } : {}
  return {
    id: `${name}@${version} ${line}`,
    name: normalName('PyPI', name),
    version,
    line,
    integrity: files,
    source: sourceOf(table, path),
    ...dev,
  }
}

function sourceOf(table: TomlTable, path: string | undefined): PackageSource {
  const git = wordAt(table, 'git')
  const url = wordAt(table, 'url')
  if (git !== undefined) return { kind: 'git', url: `${git}#${wordAt(table, 'revision') ?? wordAt(table, 'ref') ?? ''}` }
  if (path !== undefined) return { kind: 'file', url: path }
  return url === undefined ? { kind: 'registry' } : { kind: 'tarball', url }
}
