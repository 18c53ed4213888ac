import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { buildBunGraph } from './bun-graph.ts'
import { collectLinks } from '../graph/collect-asked.ts'
import { readBinNames } from '../read/read-bin-names.ts'
import { isArchive, readNpmSource } from '../read/read-npm-source.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { readJson } from '../read/read-json.ts'
import { entriesOf, fieldOf, itemsOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'
import { countBun } from './count-bun.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/**
 * bun.lock, versions 0 to 3: JSON with trailing commas; a package is a list that begins with `name@reference`. What follows depends on
 * the reference: a registry (empty for the configured one), what it needs, its integrity. Version 2 (bun 1.4) demands an integrity of
 * tarballs from elsewhere, version 3 has overrides that nest; entries have one form in all. https://bun.com/docs/pm/lockfile
 */
export const bunFormat: LockfileFormat = {
  id: 'bun',
  matches: (name) => name === 'bun.lock',
  claims: (text) => /"lockfileVersion"\s*:\s*\d+,\s*(?:"configVersion"\s*:\s*\d+,\s*)?"workspaces"\s*:\s*\{/.test(text),
  parse,
  count: countBun,
}

function parse(text: string, file: string): ParsedLockfile {
  const { tree, blindSpots: problems } = readJson(text, { isRelaxed: true })
  if (tree === undefined) return { packages: [], roots: [], blindSpots: problems }
  const version = textAt(tree, 'lockfileVersion')
  if (!/^[0-3]$/.test(version ?? '')) {
    const line = fieldOf(tree, 'lockfileVersion')?.line
    return unknownVersion({ what: 'lockfileVersion', version, known: [0, 3], command: 'bun install --lockfile-only', line })
  }
  const blindSpots: BlindSpot[] = []
  const entries: LockfileEntry[] = []
  const members = entriesOf(fieldOf(tree, 'workspaces'))
  const roots: LocalPackage[] = members.map(({ key, line, value }) => ({
    name: textAt(value, 'name') ?? (key === '' ? '.' : key),
    folder: key === '' ? '.' : key,
    line,
  }))
  const folders = new Map<string, LocalPackage>()
  const packages = entriesOf(fieldOf(tree, 'packages'))
  for (const entry of packages) {
    const read = toEntry(entry)
    if (typeof read === 'string') blindSpots.push({ line: entry.line, what: read })
    else if ('folder' in read) {
      folders.set(entry.key, read)
      if (!roots.some((root) => root.folder === read.folder)) roots.push(read)
    } else entries.push(read)
  }
  const graph = buildBunGraph(tree, members, packages, new Set(entries.map((entry) => entry.id)))
  return {
    packages: assemblePackages({ ecosystem: 'npm', file }, entries, graph),
    roots,
    blindSpots: [...blindSpots, ...graph.blindSpots],
    links: collectLinks(graph.requests, folders, graph.overrides),
  }
}

function toEntry(entry: TreeEntry): LockfileEntry | LocalPackage | string {
  const items = itemsOf(entry.value)
  const { name, reference = '' } = /^(?<name>(?:@[^/@]+\/)?[^/@]+)@(?<reference>.*)$/s.exec(textOf(items[0]) ?? '')?.groups ?? {}
  if (name === undefined) return `the entry "${entry.key}" does not begin with a name and a reference`
  if (/^(?:workspace|link|root):/.test(reference) || isFolder(reference)) {
    return { name, folder: reference.replace(/^[a-z]+:(?:\.\/)?/, ''), line: entry.line }
  }
  const source = sourceOf(reference, textOf(items[1]) ?? '')
  const info = items.find((item) => item.kind === 'map')
  if (source === undefined || info === undefined) return `the entry "${entry.key}" is in no form that is known: ${reference}`
  const bin = readBinNames(fieldOf(info, 'bin'), name)
  const alias = aliasOf(entry.key, name)
  return {
    id: entry.key,
    name,
    version: source.kind === 'registry' ? reference : (/#(?<commit>[\w.-]+)$/.exec(reference)?.groups?.['commit'] ?? reference),
    line: entry.line,
    integrity: items.flatMap((item) => integrityOf(item)),
    source,
    ...(alias === undefined ? {} : { alias }),
    ...(bin.length === 0 ? {} : { bin }),
  }
}

function sourceOf(reference: string, registry: string): PackageSource | undefined {
  if (/^\d+\.\d+\.\d+/.test(reference)) {
    const url = registry === '' ? null : URL.parse(registry)
    if (registry === '') return { kind: 'registry' }
    return url === null ? undefined : { kind: 'registry', host: url.host, url: registry }
  }
  if (reference === '') return undefined
  const source = readNpmSource(reference)
  if (source.kind === 'registry') return { kind: 'tarball', url: reference }
  return source.kind === 'tarball' && !/^https?:/.test(reference)
    ? isArchive(reference)
      ? { kind: 'file', url: reference }
      : undefined
    : source
}

function isFolder(reference: string): boolean {
  return /^(?:file:|\.{1,2}\/)/.test(reference) && !isArchive(reference)
}

function integrityOf(item: Tree): readonly string[] {
  const text = textOf(item) ?? ''
  return /^sha\d+-/.test(text) ? [text] : []
}

/** The last name of a key is what the package is imported by; its own may be another. */
function aliasOf(key: string, name: string): string | undefined {
  const asked = /(?:^|\/)(?<asked>(?:@[^/@]+\/)?[^/@]+)$/.exec(key)?.groups?.['asked']
  return asked === undefined || asked === name || key.endsWith(`/${name}`) ? undefined : asked
}
