import type { Manifest, Specifiers } from '../../read-manifest.ts'
import type { Request } from './collect-asked.ts'
import type { Start } from './find-shortest-paths.ts'

/**
 * Starts for a lockfile that does not name the project's own dependencies: the dependencies of the manifest beside it.
 * What nothing else needs is direct too: without a manifest that is all there is to go by, and with one it is a workspace member's.
 */
export function findManifestStarts(
  manifest: Manifest | null,
  find: (name: string, specifier: string) => readonly string[],
  all: readonly string[],
  needed: readonly string[],
): readonly Start[] {
  const asked = (specifiers: Specifiers | undefined, dev: boolean): readonly Start[] =>
    [...(specifiers ?? [])].flatMap(([name, specifier]) => find(name, specifier).map((id) => ({ id, root: '.', dev })))
  const starts = [...asked(manifest?.production, false), ...asked(manifest?.development, true)]
  const known = new Set([...needed, ...starts.map((start) => start.id)])
  return [...starts, ...all.filter((id) => !known.has(id)).map((id) => ({ id, root: '.', dev: false }))]
}

/** The requests of a manifest, for the same lockfiles. */
export function requestsOf(manifest: Manifest | null, find: (name: string, specifier: string) => readonly string[]): readonly Request[] {
  return [...(manifest?.production ?? []), ...(manifest?.development ?? [])].flatMap(([name, specifier]) =>
    find(name, specifier).map((id) => ({ id, specifier })),
  )
}
