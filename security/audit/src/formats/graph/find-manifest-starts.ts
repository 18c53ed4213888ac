import type { Specifiers } from '../../read-manifest.ts'
import type { OwnManifest } from '../../read-own-manifests.ts'
import type { Request } from './collect-asked.ts'
import type { Start } from './find-shortest-paths.ts'

/**
 * Starts for a lockfile that does not name the project's own dependencies: those of the manifests that the project has. What nothing else
 * needs is direct too: without a manifest that is all there is to go by, and with one it is a workspace member's that is not there.
 */
export function findManifestStarts(
  manifests: readonly OwnManifest[],
  find: (name: string, specifier: string) => readonly string[],
  all: readonly string[],
  needed: readonly string[],
): readonly Start[] {
  const starts = manifests.flatMap(({ folder, manifest }) => {
    const asked = (specifiers: Specifiers, group: Pick<Start, 'dev'>): readonly Start[] =>
      [...specifiers].flatMap(([name, specifier]) => find(name, specifier).map((id) => Object.assign({ id, root: folder }, group)))
    return [...asked(manifest.production, { dev: false }), ...asked(manifest.development, { dev: true })]
  })
  const known = new Set([...needed, ...starts.map((start) => start.id)])
  return [...starts, ...all.filter((id) => !known.has(id)).map((id) => ({ id, root: '.', dev: false }))]
}

/** The requests of those manifests, for the same lockfiles. */
export function requestsOf(
  manifests: readonly OwnManifest[],
  find: (name: string, specifier: string) => readonly string[],
): readonly Request[] {
  return manifests
    .flatMap(({ manifest }) => [...manifest.production, ...manifest.development])
    .flatMap(([name, specifier]) => find(name, specifier).map((id) => ({ id, specifier })))
}
