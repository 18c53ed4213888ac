import type { ReadSibling } from '../../parsed-lockfile.ts'
import { readJson } from './read-json.ts'
import type { Start } from '../graph/shortest-paths.ts'
import { entriesOf, fieldOf, textAt } from './tree.ts'

/** The dependencies of a package.json: names with their ranges. */
export interface Manifest {
  readonly name: string
  readonly production: ReadonlyMap<string, string>
  readonly development: ReadonlyMap<string, string>
}

/** Reads the package.json beside a lock; null if there is none that can be read. */
export function readManifest(readSibling: ReadSibling, path = 'package.json'): Manifest | null {
  const text = readSibling(path)
  const tree = text === null ? undefined : readJson(text.replace(/^\uFEFF/, '')).tree
  if (tree?.kind !== 'map') return null
  const ranges = (...fields: readonly string[]): ReadonlyMap<string, string> =>
    new Map(
      fields.flatMap((field) => entriesOf(fieldOf(tree, field)).map((entry) => [entry.key, textAt(fieldOf(tree, field), entry.key) ?? ''])),
    )
  return {
    name: textAt(tree, 'name') ?? '.',
    production: ranges('dependencies', 'optionalDependencies', 'peerDependencies'),
    development: ranges('devDependencies'),
  }
}

/**
 * Starts for a lockfile that does not name the project's own dependencies: the dependencies of the manifest beside it.
 * What nothing else needs is direct too: without a manifest that is all there is to go by, and with one it is a workspace member's.
 */
export function startsFrom(
  manifest: Manifest | null,
  find: (name: string, range: string) => readonly string[],
  all: readonly string[],
  needed: readonly string[],
): readonly Start[] {
  const asked = (ranges: ReadonlyMap<string, string> | undefined, dev: boolean): readonly Start[] =>
    [...(ranges ?? [])].flatMap(([name, range]) => find(name, range).map((id) => ({ id, root: '.', dev })))
  const starts = [...asked(manifest?.production, false), ...asked(manifest?.development, true)]
  const known = new Set([...needed, ...starts.map((start) => start.id)])
  return [...starts, ...all.filter((id) => !known.has(id)).map((id) => ({ id, root: '.', dev: false }))]
}
