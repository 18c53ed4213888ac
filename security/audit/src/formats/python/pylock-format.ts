import type { LockedFile, PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { normalName } from '../../normal-name.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { pythonEntry } from './python-entry.ts'
import { buildPythonGraph, type PythonNode } from './python-graph.ts'
import { unneeded } from './read-pyproject.ts'
import { asTable, listAt, readTomlItems, tableAt, type TomlItem, type TomlTable, wordAt, wordsAt } from '../read/read-toml.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { readArchiveName } from './read-archive-name.ts'
import { countPylock } from './count/count-toml.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** pylock.toml (PEP 751), version 1. Its graph is optional, and it names no root: what nothing else needs is direct. */
export const pylockFormat: LockfileFormat = {
  id: 'pylock',
  matches: (name) => /^pylock(?:\.[^.]+)?\.toml$/.test(name),
  claims: (text) => /^lock-version = ["'][^"'\n]*["']\r?\n(?!.*\[metadata\])/m.test(text),
  parse,
  count: countPylock,
}

function parse(text: string, file: string): ParsedLockfile {
  const { table, items, blindSpots: problems } = readTomlItems(text, 'packages')
  if (table === undefined) return { packages: [], roots: [], blindSpots: problems }
  const version = wordAt(table, 'lock-version')
  if (!/^1\.\d+$/.test(version ?? '')) {
    return unknownVersion({ what: 'lock-version', version, known: [1, 1], command: 'uv export --format pylock.toml -o pylock.toml' })
  }
  const blindSpots: BlindSpot[] = []
  const entries: LockfileEntry[] = []
  const roots: LocalPackage[] = []
  const nodes: PythonNode[] = []
  const inProduction = new Set(wordsAt(table, 'default-groups'))
  for (const item of items) {
    const read = toEntry(item, inProduction)
    if (typeof read === 'string') blindSpots.push({ line: item.line, what: read })
    else {
      const needs = listAt(item.table, 'dependencies').map((one) => ({
        name: normalName('PyPI', wordAt(asTable(one), 'name') ?? ''),
        version: wordAt(asTable(one), 'version'),
      }))
      nodes.push({
        id: 'folder' in read ? `folder ${item.line}` : read.id,
        name: normalName('PyPI', read.name),
        version: wordAt(item.table, 'version') ?? '',
        needs,
      })
      if ('folder' in read) roots.push(read)
      else {
        entries.push(read)
      }
    }
  }
  blindSpots.push(...findVersionless(entries))
  return { packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, buildPythonGraph(nodes, unneeded(nodes))), roots, blindSpots }
}

function toEntry({ line, table }: TomlItem, inProduction: ReadonlySet<string>): LockfileEntry | LocalPackage | string {
  const name = wordAt(table, 'name')
  if (name === undefined) return 'a package without a name'
  const directory = wordAt(tableAt(table, 'directory'), 'path')
  if (directory !== undefined) return { name, folder: directory, line }
  const source = sourceOf(table)
  const inSource =
    source.kind === 'git' ? source.url.slice(source.url.lastIndexOf('#') + 1) : readArchiveName(source.url ?? '', name)?.version
  const version = wordAt(table, 'version') ?? inSource ?? ''
  const files = [tableAt(table, 'archive'), tableAt(table, 'sdist'), ...listAt(table, 'wheels').map(asTable)].flatMap(readFile)
  const dev = isDevelopment(wordAt(table, 'marker') ?? '', inProduction) ? { dev: true } : {}
  return pythonEntry({ name, version, line, source, files, ...dev })
}

/** A file of the standard: its address or path, else its name, and its strongest hash. */
function readFile(table: TomlTable): readonly LockedFile[] {
  const place = ['url', 'path', 'name'].flatMap((key) => wordAt(table, key) ?? [])[0]
  const hashes = Object.entries(tableAt(table, 'hashes')).flatMap(([kind, hash]) => (typeof hash === 'string' ? `${kind}:${hash}` : []))
  const hash = hashes.find((one) => one.startsWith('sha')) ?? hashes[0]
  return place === undefined && hash === undefined ? [] : [{ place: place ?? '', ...(hash === undefined ? {} : { hash }) }]
}

/** A marker that asks for groups and nothing else, none of them a default. */
function isDevelopment(marker: string, inProduction: ReadonlySet<string>): boolean {
  const groups = [...marker.matchAll(/["'](?<group>[^"']+)["'] in dependency_groups/g)].map((match) => match.groups?.['group'] ?? '')
  const rest = marker.replaceAll(/["'][^"']+["'] in dependency_groups|\bor\b|[()\s]/g, '')
  return groups.length > 0 && rest === '' && groups.every((group) => !inProduction.has(group))
}

function sourceOf(table: TomlTable): PackageSource {
  const vcs = tableAt(table, 'vcs')
  const archive = tableAt(table, 'archive')
  const place = wordAt(vcs, 'url') ?? wordAt(vcs, 'path')
  if (place !== undefined) return { kind: 'git', url: `${place}#${wordAt(vcs, 'commit-id') ?? ''}` }
  const url = wordAt(archive, 'url')
  if (url !== undefined) return { kind: 'tarball', url }
  const path = wordAt(archive, 'path')
  if (path !== undefined) return { kind: 'file', url: path }
  const index = wordAt(table, 'index')
  const host = index === undefined ? undefined : URL.parse(index)?.host
  return index === undefined || host === undefined ? { kind: 'registry' } : { kind: 'registry', host, url: index }
}
