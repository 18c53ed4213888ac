import type { PackageSource } from '../../locked-package.ts'
import type { LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { normalName } from '../../normal-name.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { readJson } from '../read/read-json.ts'
import { asTable, readToml, tableAt } from '../read/read-toml.ts'
import { entriesOf, fieldOf, itemsOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { isArchive, readArchiveName } from './read-archive-name.ts'
import { countPipfile } from './count/count-pipfile.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** Pipfile.lock, specification 6. It has no graph: the Pipfile beside it says what is direct; without one, everything counts as direct. */
export const pipfileFormat: LockfileFormat = {
  id: 'pipfile',
  matches: (name) => name === 'Pipfile.lock',
  claims: (text) => /"pipfile-spec"\s*:/.test(text),
  parse,
  count: countPipfile,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const { tree, blindSpots: problems } = readJson(text)
  if (tree === undefined) return { packages: [], roots: [], blindSpots: problems }
  const meta = fieldOf(tree, '_meta')
  const version = textAt(meta, 'pipfile-spec')
  if (version !== '6') {
    return unknownVersion({ what: 'pipfile-spec', version, known: [6, 6], command: 'pipenv lock', line: meta?.line })
  }
  const indexes = new Map(itemsOf(fieldOf(meta, 'sources')).map((source) => [textAt(source, 'name') ?? '', textAt(source, 'url') ?? '']))
  const entries: LockfileEntry[] = []
  const roots: LocalPackage[] = []
  for (const group of entriesOf(tree).filter((entry) => entry.key !== '_meta')) {
    for (const entry of entriesOf(group.value)) {
      const read = toEntry(entry, { dev: group.key !== 'default', indexes })
      if ('folder' in read) roots.push(read)
      else entries.push(read)
    }
  }
  const asked = readPipfile(readSibling)
  const starts = entries.flatMap((entry) =>
    asked === null || asked.has(entry.name) ? [{ id: entry.id, root: '.', dev: entry.dev ?? false }] : [],
  )
  return {
    packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, { starts, next: () => [] }),
    roots,
    blindSpots: findVersionless(entries),
  }
}

function toEntry(
  { key, line, value }: TreeEntry,
  { dev, indexes }: { readonly dev: boolean; readonly indexes: ReadonlyMap<string, string> },
): LockfileEntry | LocalPackage {
  const path = textAt(value, 'path')
  const pinned = /^={2,3}(?<version>\S+)$/.exec(textAt(value, 'version') ?? '')?.groups?.['version']
  if (path !== undefined && !isArchive(path)) return { name: key, folder: path, line }
  const source = sourceOf(value, indexes)
  const inName = source.kind === 'git' ? textAt(value, 'ref') : readArchiveName(source.url ?? '', key)?.version
  const version = pinned ?? inName ?? (source.kind === 'registry' ? '' : source.url)
  const integrity = itemsOf(fieldOf(value, 'hashes')).flatMap((hash) => textOf(hash) ?? [])
  return { id: `${key} ${line}`, name: normalName('PyPI', key), version, line, dev, integrity, source }
}

function sourceOf(value: Tree, indexes: ReadonlyMap<string, string>): PackageSource {
  const git = textAt(value, 'git')
  const file = textAt(value, 'file') ?? textAt(value, 'path')
  if (git !== undefined) return { kind: 'git', url: `${git}#${textAt(value, 'ref') ?? ''}` }
  if (file !== undefined) return /^https?:/.test(file) ? { kind: 'tarball', url: file } : { kind: 'file', url: file }
  const url = indexes.get(textAt(value, 'index') ?? '') ?? (indexes.size === 1 ? [...indexes.values()][0] : undefined)
  const host = url === undefined ? undefined : URL.parse(url)?.host
  return url === undefined || host === undefined ? { kind: 'registry' } : { kind: 'registry', host, url }
}

function readPipfile(readSibling: ReadSibling): ReadonlySet<string> | null {
  const text = readSibling('Pipfile')
  const table = text === null ? undefined : readToml(text).table
  if (table === undefined) return null
  const groups = Object.keys(table).filter((key) => !['source', 'requires', 'scripts', 'pipenv'].includes(key))
  return new Set(groups.flatMap((key) => Object.keys(asTable(tableAt(table, key)))).map((name) => normalName('PyPI', name)))
}
