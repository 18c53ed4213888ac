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

/**
 * Nodes are the keys of `snapshots` (version 9: a package with the peers it was resolved for) or of `packages` (before).
 * A dependency that no node answers to is a blind spot: the lock was cut, or has a form that is not known.
 */
export function buildPnpmGraph(document: Tree, entryIds: ReadonlySet<string>): PnpmGraph {
  const snapshots = fieldOf(document, 'snapshots')
  const nodes = new Map(entriesOf(snapshots ?? fieldOf(document, 'packages')).map((entry) => [entry.key, entry]))
  const blindSpots: BlindSpot[] = []
  const aliases = new Map<string, string>()
  const entryOf = (node: string): string => (entryIds.has(node) ? node : withoutPeers(node))
  const nameOf = (node: string): string | undefined => textAt(nodes.get(node)?.value, 'name') ?? readPnpmKey(node)?.name
  const find = ({ key: name, line, value }: TreeEntry): readonly string[] => {
    const reference = textOf(value) ?? textAt(value, 'version') ?? ''
    if (reference.startsWith('link:') || reference === '') return []
    const node = [`${name}@${reference}`, reference, `/${name}@${reference}`, `/${name}/${reference}`].find((id) => nodes.has(id))
    if (node === undefined) {
      blindSpots.push({ line, what: `${name} ${reference} is asked for, but this lock does not hold it` })
      return []
    }
    if (node === reference) aliases.set(entryOf(node), name)
    return [node]
  }
  const edges = new Map<string, readonly string[]>()
  const requests: Request[] = []
  for (const [node, { value, line }] of nodes) {
    if (!entryIds.has(entryOf(node))) blindSpots.push({ line, what: `the snapshot "${node}" has no entry in "packages"` })
    const by = nameOf(node) ?? node
    const needs = [...entriesOf(fieldOf(value, 'dependencies')), ...entriesOf(fieldOf(value, 'optionalDependencies'))]
    const found = needs.flatMap((need) => find(need).map((id) => ({ id, specifier: resolvedSpecifier(need) })))
    edges.set(
      node,
      found.map(({ id }) => id),
    )
    for (const { id, specifier } of found) if (specifier !== undefined) requests.push({ id, specifier, by })
  }
  const importers = importersOf(document)
  const links: LinkedFolder[] = []
  const overrides = new Map([...readOverrides(document)].map(([name, all]) => [name, all.map((one) => inCatalog(document, name, one))]))
  const starts = importers.flatMap(({ key: root, value }) =>
    asks.flatMap(([field, dev]) =>
      entriesOf(fieldOf(value, field)).flatMap((need) => {
        const found = find(need)
        const specifier = textAt(need.value, 'specifier') ?? textAt(fieldOf(value, 'specifiers'), need.key)
        const folder = linkedFolder(need, root)
        if (folder !== undefined)
          links.push(
            ...collectLinks([{ id: '', specifier: inCatalog(document, need.key, specifier ?? '') }], new Map([['', folder]]), overrides),
          )
        if (specifier !== undefined) requests.push(...found.map((id) => ({ id, specifier: inCatalog(document, need.key, specifier) })))
        return found.map((id): Start => ({ id, root, dev }))
      }),
    ),
  )
  return {
    starts,
    next: (node) => edges.get(node) ?? [],
    entryOf,
    nameOf,
    requests,
    overrides,
    links: links.filter(({ folder }) => !importers.some(({ key }) => key === folder)),
    blindSpots,
    importers: importers.map(({ key, line }) => ({ name: key, folder: key, line })),
    aliases,
  }
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
