import { posix } from 'node:path'
import type { BlindSpot, LinkedFolder, LocalPackage } from '../../parsed-lockfile.ts'
import type { LockfileGraph } from '../graph/assemble-packages.ts'
import { collectLinks, type Request } from '../graph/collect-asked.ts'
import { readOverrides } from '../read/read-overrides.ts'
import { readPnpmKey, withoutPeers } from './pnpm-key.ts'
import type { Start } from '../graph/find-shortest-paths.ts'
import { isArchive } from '../read/read-npm-source.ts'
import { isExactVersion } from '../read/is-exact-version.ts'
import { entriesOf, fieldOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'

/** Fields of an importer, and whether only development needs what they name. A config dependency's hooks run at every install. */
const asks = [
  ['dependencies', false],
  ['optionalDependencies', false],
  ['configDependencies', false],
  ['devDependencies', true],
  ['packageManagerDependencies', true],
] as const

/** The graph of one document, with what in it leads nowhere. */
export interface PnpmGraph extends LockfileGraph {
  readonly entryOf: (node: string) => string
  readonly blindSpots: readonly BlindSpot[]
  readonly importers: readonly LocalPackage[]
  /** Dependencies of the project that lead to folders which are no importers. */
  readonly links: readonly LinkedFolder[]
  /** By entry: another name that something imports it by. */
  readonly aliases: ReadonlyMap<string, string>
}

/** The nodes of a document, and the way from a dependency to the node that answers to it. */
interface PnpmNodes extends Pick<PnpmGraph, 'entryOf' | 'blindSpots' | 'aliases'> {
  readonly all: ReadonlyMap<string, TreeEntry>
  readonly nameOf: (node: string) => string | undefined
  /** Finds the node of a dependency: none for a folder, and a blind spot where the lock does not hold it. */
  readonly find: (need: TreeEntry) => readonly string[]
}

/** Dependency of an importer, with the nodes that answer to it. */
interface Asked {
  readonly need: TreeEntry
  /** Folder of the importer. */
  readonly root: string
  readonly dev: boolean
  readonly found: readonly string[]
  /** The range that was asked for, that of the catalog in place of `catalog:`; null where the lock leaves it out. */
  readonly specifier: string | null
}

/**
 * Nodes are the keys of `snapshots` (version 9: a package with the peers it was resolved for) or of `packages` (before).
 * A dependency that no node answers to is a blind spot: the lock was cut, or has a form that is not known.
 */
export function buildPnpmGraph(document: Tree, entryIds: ReadonlySet<string>): PnpmGraph {
  const nodes = readNodes(document, entryIds)
  const { edges, requests } = edgesOf(nodes)
  const importers = importersOf(document)
  const asked = importers.flatMap((importer) => askedBy(importer, document, nodes))
  const overrides = new Map([...readOverrides(document)].map(([name, all]) => [name, all.map((one) => inCatalog(document, name, one))]))
  const links = asked.flatMap(({ need, root, specifier }) => {
    const folder = linkedFolder(need, root)
    return folder === undefined ? [] : collectLinks([{ id: '', specifier: specifier ?? '' }], new Map([['', folder]]), overrides)
  })
  return {
    starts: asked.flatMap(({ found, root, dev }) => found.map((id): Start => ({ id, root, dev }))),
    next: (node) => edges.get(node) ?? [],
    entryOf: nodes.entryOf,
    nameOf: nodes.nameOf,
    requests: [...requests, ...asked.flatMap(({ found, specifier }) => (specifier === null ? [] : found.map((id) => ({ id, specifier }))))],
    overrides,
    links: links.filter(({ folder }) => !importers.some(({ key }) => key === folder)),
    blindSpots: nodes.blindSpots,
    importers: importers.map(({ key, line }) => ({ name: key, folder: key, line })),
    aliases: nodes.aliases,
  }
}

function readNodes(document: Tree, entryIds: ReadonlySet<string>): PnpmNodes {
  const snapshots = fieldOf(document, 'snapshots')
  const all = new Map(entriesOf(snapshots ?? fieldOf(document, 'packages')).map((entry) => [entry.key, entry]))
  const aliases = new Map<string, string>()
  const entryOf = (node: string): string => (entryIds.has(node) ? node : withoutPeers(node))
  const blindSpots: BlindSpot[] = [...all]
    .filter(([node]) => !entryIds.has(entryOf(node)))
    .map(([node, { line }]) => ({ line, what: `the snapshot "${node}" has no entry in "packages"` }))
  return {
    all,
    entryOf,
    nameOf: (node) => textAt(all.get(node)?.value, 'name') ?? readPnpmKey(node)?.name,
    blindSpots,
    aliases,
    find: ({ key: name, line, value }) => {
      const reference = textOf(value) ?? textAt(value, 'version') ?? ''
      if (reference.startsWith('link:') || reference === '') return []
      const node = [`${name}@${reference}`, reference, `/${name}@${reference}`, `/${name}/${reference}`].find((id) => all.has(id))
      if (node === undefined) {
        blindSpots.push({ line, what: `${name} ${reference} is asked for, but this lock does not hold it` })
        return []
      }
      if (node === reference) aliases.set(entryOf(node), name)
      return [node]
    },
  }
}

/** The dependencies of each node, and who asked for them. */
function edgesOf({ all, find, nameOf }: PnpmNodes): {
  readonly edges: ReadonlyMap<string, readonly string[]>
  readonly requests: readonly Request[]
} {
  const edges = new Map<string, readonly string[]>()
  const requests: Request[] = []
  for (const [node, { value }] of all) {
    const by = nameOf(node) ?? node
    const needs = [...entriesOf(fieldOf(value, 'dependencies')), ...entriesOf(fieldOf(value, 'optionalDependencies'))]
    const found = needs.flatMap((need) => find(need).map((id) => ({ id, specifier: resolvedSpecifier(need) })))
    edges.set(
      node,
      found.map(({ id }) => id),
    )
    for (const { id, specifier } of found) if (specifier !== undefined) requests.push({ id, specifier, by })
  }
  return { edges, requests }
}

/** Lists what an importer asks for. */
function askedBy({ key: root, value }: TreeEntry, document: Tree, { find }: PnpmNodes): readonly Asked[] {
  return asks.flatMap(([field, dev]) =>
    entriesOf(fieldOf(value, field)).map((need): Asked => {
      const given = textAt(need.value, 'specifier') ?? textAt(fieldOf(value, 'specifiers'), need.key)
      return { need, root, dev, found: find(need), specifier: given === undefined ? null : inCatalog(document, need.key, given) }
    }),
  )
}

/** A lock of one project before version 9 has no `importers`: the document itself is the only one. */
function importersOf(document: Tree): readonly TreeEntry[] {
  const importers = fieldOf(document, 'importers')
  return importers === undefined ? [{ key: '.', line: document.line, value: document }] : entriesOf(importers)
}

/**
 * The request behind a resolved dependency of a dependency, whose own range pnpm does not write down: a version says that a registry was
 * asked. Undefined for an address, which says where something comes from and not who wanted that.
 */
function resolvedSpecifier({ key: name, value }: TreeEntry): string | undefined {
  const reference = withoutPeers(textOf(value) ?? '')
  if (/^\d/.test(reference)) return reference
  const key = readPnpmKey(reference)
  if (key === undefined || !isExactVersion(key.reference)) return undefined
  return key.name === name ? key.reference : `npm:${key.name}@${key.reference}`
}

/** The specifier that a catalog has for a name, in place of `catalog:`. */
function inCatalog(document: Tree, name: string, specifier: string): string {
  if (!specifier.startsWith('catalog:')) return specifier
  const catalog = fieldOf(fieldOf(document, 'catalogs'), specifier.slice('catalog:'.length) || 'default')
  return textAt(fieldOf(catalog, name), 'specifier') ?? specifier
}

/** The folder that a dependency of an importer leads to: `link:` from the importer's own folder, `file:` from the lock's. */
function linkedFolder({ key: name, line, value }: TreeEntry, importer: string): Omit<LinkedFolder, 'specifier'> | undefined {
  const { kind, path = '' } = /^(?<kind>link|file):(?<path>[^(]*)/.exec(textOf(value) ?? textAt(value, 'version') ?? '')?.groups ?? {}
  if (kind === undefined || isArchive(path)) return undefined
  return { name, line, folder: posix.join(kind === 'link' ? importer : '.', path) }
}
