import type { Request } from '../graph/collect-asked.ts'
import { entriesOf, fieldOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'

const folder = 'node_modules/'

/** Levels that a lookup goes up; no project nests as deep, and a hostile place would. */
export const maxDepth = 100

/** The name below the last `node_modules/` of a place; undefined for a place outside of every one: the root, a workspace member, a linked folder. */
export function placeOf(place: string): string | undefined {
  const at = place.lastIndexOf(folder)
  return at === -1 || (at > 0 && place[at - 1] !== '/') ? undefined : place.slice(at + folder.length)
}

const production = ['dependencies', 'optionalDependencies', 'peerDependencies']

/** The graph between the places of a lockfile. */
export interface NpmPlaces {
  readonly next: (place: string) => readonly string[]
  /** Places that it needs for its own development alone. */
  readonly nextInDevelopment: (place: string) => readonly string[]
  /** Every dependency as it is written, those too that lead to a link. */
  readonly requests: Iterable<Request>
}

/**
 * Finds which place a dependency of another place resolves to, as Node does: in its own node_modules, then in each one above. An optional peer is there because
 * another package brings it: ways lead through it only if told to.
 */
export function linkNpmPlaces(
  entries: readonly TreeEntry[],
  { throughOptionalPeers }: { readonly throughOptionalPeers: boolean },
): NpmPlaces {
  const at = new Map(entries.map((entry) => [entry.key, entry]))
  const locate = (from: string, name: string): string | undefined => {
    let level = 0
    for (let above: string | undefined = from; above !== undefined && level < maxDepth; above = parentOf(above), level++) {
      const place = `${above === '' ? '' : `${above}/`}${folder}${name}`
      if (at.has(place)) return place
    }
    return undefined
  }
  const isLink = (place: string): boolean => textAt(at.get(place)?.value, 'link') === 'true'
  const find = (from: string, name: string): string | undefined => {
    const place = locate(from, name)
    return place === undefined || isLink(place) ? undefined : place
  }
  const nextIn =
    (fields: readonly string[]) =>
    (place: string): readonly string[] =>
      namesIn(at.get(place)?.value, fields, throughOptionalPeers).flatMap((name) => find(place, name) ?? [])
  function* requests(): Generator<Request> {
    for (const { key, value } of entries) {
      const name = placeOf(key)
      const fields = name === undefined ? [...production, 'devDependencies'] : production
      for (const need of fields.flatMap((field) => entriesOf(fieldOf(value, field)))) {
        const [id, specifier] = [locate(key, need.key), textOf(need.value) ?? '']
        if (id !== undefined) yield name === undefined ? { id, specifier } : { id, specifier, by: textAt(value, 'name') ?? name }
      }
    }
  }
  return { next: nextIn(production), nextInDevelopment: nextIn(['devDependencies']), requests: requests() }
}

function namesIn(value: Tree | undefined, fields: readonly string[], optionalPeers: boolean): readonly string[] {
  const meta = fieldOf(value, 'peerDependenciesMeta')
  const isOptionalPeer = (field: string, name: string): boolean =>
    !optionalPeers && field === 'peerDependencies' && textAt(fieldOf(meta, name), 'optional') === 'true'
  return fields.flatMap((field) => entriesOf(fieldOf(value, field)).flatMap(({ key }) => (isOptionalPeer(field, key) ? [] : [key])))
}

function parentOf(place: string): string | undefined {
  if (place === '') return undefined
  const at = place.lastIndexOf(folder)
  if (at > 0 && placeOf(place) !== undefined) return place.slice(0, at - 1)
  const slash = place.lastIndexOf('/')
  return at === 0 || slash === -1 ? '' : place.slice(0, slash)
}
