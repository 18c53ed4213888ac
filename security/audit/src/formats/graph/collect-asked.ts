import type { Asked } from '../../locked-package.ts'
import type { LinkedFolder } from '../../parsed-lockfile.ts'

/** A dependency that was followed to an entry. */
export interface Request extends Asked {
  readonly id: string
}

/** Specifiers of the project that decide for every dependency of a name: npm's and pnpm's `overrides`, yarn's `resolutions`. */
export type Overrides = ReadonlyMap<string, readonly string[]>

/** Finds by which specifiers each entry is asked for: by those of dependencies, and by the overrides of its name. */
export function collectAsked(
  entries: readonly { readonly id: string; readonly name: string; readonly alias?: string }[],
  requests: Iterable<Request>,
  overrides: Overrides,
  entryOf: (node: string) => string,
): (id: string) => readonly Asked[] {
  const found = new Map<string, Map<string, Asked>>()
  const add = ({ id, specifier, by }: Request): void => {
    const known = found.get(entryOf(id)) ?? new Map<string, Asked>()
    found.set(entryOf(id), known)
    // Of several who ask in the same words, the project counts, else the first.
    if (by === undefined) known.set(specifier, { specifier })
    else if (!known.has(specifier)) known.set(specifier, { specifier, by })
  }
  for (const request of requests) add(request)
  for (const { id, name, alias } of entries) for (const specifier of overrides.get(alias ?? name) ?? []) add({ id, specifier })
  return (id) => [...(found.get(id)?.values() ?? [])]
}

/** Finds the requests that lead to folders, without those that an override of the project sends there. */
export function collectLinks(
  requests: Iterable<Request>,
  folders: ReadonlyMap<string, Pick<LinkedFolder, 'name' | 'folder' | 'line'>>,
  overrides: Overrides,
): readonly LinkedFolder[] {
  const links = new Map<string, LinkedFolder>()
  for (const { id, ...asked } of requests) {
    const folder = folders.get(id)
    const isOverridden = folder !== undefined && (overrides.get(folder.name) ?? []).some(isPath)
    if (folder !== undefined && !isOverridden) links.set(`${id} ${asked.specifier}`, { ...folder, ...asked })
  }
  return [...links.values()]
}

function isPath(specifier: string): boolean {
  return /^(?:file|link|portal|workspace):|^(?:\.{0,2}|~)\//.test(specifier)
}
