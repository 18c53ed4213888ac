import type { Metadata, Targets } from '@tufjs/models'
import { fault } from '../faults.ts'

/** A delegation as far as it matters here: its role, and a test of the paths that it may list. */
interface Delegation {
  readonly name: string
  readonly isDelegatedPath: (path: string) => boolean
}

/** Returns what a role lists beyond what was delegated to it; no client takes it from there. */
export function findOutside(role: Delegation, metadata: Metadata<Targets>): readonly string[] {
  return Object.keys(metadata.signed.targets).filter((path) => !role.isDelegatedPath(path))
}

/** @throws INDEX_OUTSIDE_NAMESPACE */
export function checkWithinNamespace(role: Delegation, metadata: Metadata<Targets>): void {
  const [path] = findOutside(role, metadata)
  if (path !== undefined) throw fault('INDEX_OUTSIDE_NAMESPACE', { role: role.name, path: path.slice(0, 300) })
}
