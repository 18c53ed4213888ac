import type { LockedPackage } from '../../locked-package.ts'
import { purlOf } from '../../purl-of.ts'
import { collectAsked, type Overrides, type Request } from './collect-asked.ts'
import { type Reached, findShortestPaths, type Start } from './find-shortest-paths.ts'
import type { Ecosystem } from '../../ecosystem.ts'

/** An entry as a parser reads it, before the ways to it are known. `dev` where the lock itself says so. */
export type LockfileEntry = Omit<LockedPackage, 'ecosystem' | 'purl' | 'file' | 'asked' | 'direct' | 'dev' | 'path' | 'root'> & {
  readonly id: string
  readonly dev?: boolean
}

/** The dependency graph of a lock. Nodes may be finer than entries (peer contexts, extras): `entryOf` says which entry a node is of. */
export interface LockfileGraph {
  readonly starts: readonly Start[]
  readonly next: (node: string) => readonly string[]
  readonly entryOf?: (node: string) => string
  /** The name of a node that is no entry: a folder of the project's own. */
  readonly nameOf?: (node: string) => string | undefined
  /** The dependencies between nodes as they are written; absent where the format does not tell. */
  readonly requests?: Iterable<Request>
  readonly overrides?: Overrides
}

/** Names on a path; the middle of a longer one is left out: a hostile chain must not fill the memory. */
const maxPathLength = 40

/** Gives every entry its way from the root, and whether it is direct and development's. Order and number of the entries stay. */
export function assemblePackages(
  at: { readonly ecosystem: Ecosystem; readonly file: string },
  entries: readonly LockfileEntry[],
  graph: LockfileGraph,
): readonly LockedPackage[] {
  const entryOf = graph.entryOf ?? ((node) => node)
  const names = new Map(entries.map((entry) => [entry.id, entry.name]))
  const reached = findShortestPaths(graph.starts, graph.next)
  const first = new Map<string, string>()
  const inProduction = new Set<string>()
  for (const [node, how] of reached) {
    const entry = entryOf(node)
    if (!first.has(entry)) first.set(entry, node)
    if (!how.dev) inProduction.add(entry)
  }
  const direct = new Set(graph.starts.map((start) => entryOf(start.id)))
  const askedFor = graph.requests && collectAsked(entries, graph.requests, graph.overrides ?? new Map(), entryOf)
  const nameOf = (node: string): string => names.get(entryOf(node)) ?? graph.nameOf?.(node) ?? entryOf(node)
  return entries.map(({ id, dev, ...entry }) => {
    const node = first.get(id)
    const how = node === undefined ? undefined : reached.get(node)
    return {
      ecosystem: at.ecosystem,
      ...entry,
      purl: purlOf(at.ecosystem, entry.name, entry.version, entry.source),
      file: at.file,
      ...(askedFor === undefined ? {} : { asked: askedFor(id) }),
      direct: direct.has(id),
      dev: dev ?? (how !== undefined && !inProduction.has(id)),
      path: node === undefined || how === undefined ? [entry.name] : wayTo(node, how, reached, nameOf),
      root: how?.root ?? '.',
    }
  })
}

function wayTo(node: string, how: Reached, reached: ReadonlyMap<string, Reached>, nameOf: (node: string) => string): readonly string[] {
  const way: string[] = []
  for (let at: string | undefined = node; at !== undefined; at = reached.get(at)?.from) {
    if (way.length === maxPathLength) return [nameOf(how.top), '…', ...way.toReversed()]
    way.push(nameOf(at))
  }
  return way.toReversed()
}
