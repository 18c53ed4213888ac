import type { BlindSpot } from '../../parsed-lockfile.ts'
import type { LockfileGraph } from '../graph/assemble-packages.ts'
import type { Overrides, Request } from '../graph/collect-asked.ts'
import { readOverrides } from '../read/read-overrides.ts'
import type { Start } from '../graph/find-shortest-paths.ts'
import { entriesOf, fieldOf, itemsOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'

/** Levels that a lookup goes up; no project nests as deep, and a hostile key would. */
const maxDepth = 100

const needs = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/**
 * The graph of a bun lock. A key is the way to a place (`express/debug/ms`): what a package needs is looked for below its own key, then
 * below each one above, as in node_modules. What a workspace member needs begins below the member's name.
 */
export function buildBunGraph(
  lock: Tree,
  members: readonly TreeEntry[],
  packages: readonly TreeEntry[],
  entryIds: ReadonlySet<string>,
): LockfileGraph & { readonly blindSpots: readonly BlindSpot[]; readonly requests: readonly Request[]; readonly overrides: Overrides } {
  const keys = new Set(packages.map((entry) => entry.key))
  const infos = new Map(packages.map((entry) => [entry.key, itemsOf(entry.value).find((item) => item.kind === 'map')]))
  const nameOf = new Map(packages.map((entry) => [entry.key, /^@?[^@]+/.exec(textOf(itemsOf(entry.value)[0]) ?? '')?.[0] ?? entry.key]))
  const blindSpots: BlindSpot[] = []
  const find = (from: string, name: string): string | undefined => {
    for (let [above, level] = [from, 0]; above !== '' && level < maxDepth; [above, level] = [parentOf(above), level + 1])
      if (keys.has(`${above}/${name}`)) return `${above}/${name}`
    return keys.has(name) ? name : undefined
  }
  const requestsIn = (info: Tree | undefined, fields: readonly string[], from: string, by?: string): readonly Request[] => {
    const peers = optionalPeers(info)
    return fields.flatMap((field) =>
      entriesOf(fieldOf(info, field)).flatMap(({ key: name, line, value }): readonly Request[] => {
        const id = find(from, name)
        // Optional packages of other platforms and peers that nobody brings may be absent.
        if (id === undefined && field === 'dependencies' && !peers.has(name)) {
          blindSpots.push({ line, what: `${name} is asked for, but this lock does not hold it` })
        }
        const specifier = inCatalog(lock, name, textOf(value) ?? '')
        return id === undefined ? [] : [by === undefined ? { id, specifier } : { id, specifier, by }]
      }),
    )
  }
  const needed = new Map([...infos].map(([key, info]) => [key, requestsIn(info, needs, key, nameOf.get(key))]))
  const entriesIn = (requests: readonly Request[]): readonly string[] => requests.flatMap(({ id }) => (entryIds.has(id) ? [id] : []))
  const own = members.map(({ key, value }) => {
    const from = placeOf({ key, value })
    return {
      root: key === '' ? '.' : key,
      production: requestsIn(value, needs, from),
      development: requestsIn(value, ['devDependencies'], from),
    }
  })
  const starts = own.flatMap(({ root, production, development }): readonly Start[] => [
    ...entriesIn(production).map((id) => ({ id, root, dev: false })),
    ...entriesIn(development).map((id) => ({ id, root, dev: true })),
  ])
  const edges = new Map([...needed].map(([key, requests]) => [key, entriesIn(requests)]))
  const requests = [...own.map(({ production }) => production), ...own.map(({ development }) => development), ...needed.values()].flat()
  return { starts, next: (key) => edges.get(key) ?? [], blindSpots, requests, overrides: readOverrides(lock) }
}

/** Dependencies of a workspace member are looked for below its name, those of the root at the top. */
function placeOf({ key, value }: Pick<TreeEntry, 'key' | 'value'>): string {
  return key === '' ? '' : (textAt(value, 'name') ?? '')
}

/** The specifier that a catalog has for a name, in place of `catalog:`. */
function inCatalog(lock: Tree, name: string, specifier: string): string {
  if (!specifier.startsWith('catalog:')) return specifier
  const catalog =
    specifier === 'catalog:' ? fieldOf(lock, 'catalog') : fieldOf(fieldOf(lock, 'catalogs'), specifier.slice('catalog:'.length))
  return textAt(catalog, name) ?? specifier
}

function optionalPeers(info: Tree | undefined): ReadonlySet<string> {
  return new Set(itemsOf(fieldOf(info, 'optionalPeers')).map((item) => textOf(item) ?? ''))
}

function parentOf(key: string): string {
  const slash = key.lastIndexOf('/')
  const above = slash === -1 ? '' : key.slice(0, slash)
  // A scope is no place of its own.
  const scope = above.slice(above.lastIndexOf('/') + 1)
  return scope.startsWith('@') ? above.slice(0, Math.max(0, above.length - scope.length - 1)) : above
}
