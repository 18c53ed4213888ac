import type { LockedPackage } from '../../locked-package.ts'
import { assemblePackages } from '../graph/assemble-packages.ts'
import type { SbomEntry } from './sbom-entry.ts'

/**
 * Gives an SBOM's components their ways from its root. Without a root in the graph, what nothing else needs is where ways begin.
 */
export function assembleSbom(
  file: string,
  entries: readonly SbomEntry[],
  root: string | undefined,
  needs: ReadonlyMap<string, readonly string[]>,
): readonly LockedPackage[] {
  const asked = root === undefined ? undefined : needs.get(root)
  const needed = new Set([...needs.values()].flat())
  const first = asked !== undefined && asked.length > 0 ? asked : entries.flatMap(({ id }) => (needed.has(id) ? [] : [id]))
  const starts = first.map((id) => ({ id, root: '.', dev: false }))
  const graph = { starts, next: (id: string) => needs.get(id) ?? [] }
  // One assembly for both ecosystems, so that a way may lead from one into the other; then each package's own ecosystem.
  const packages = {
    npm: assemblePackages({ ecosystem: 'npm', file }, entries, graph),
    PyPI: assemblePackages({ ecosystem: 'PyPI', file }, entries, graph),
  }
  return entries.flatMap(({ ecosystem }, index) => packages[ecosystem][index] ?? [])
}
