import type { Specifiers } from '../../read-manifest.ts'

/** One manifest, as its lockfile remembers it. */
interface LockedManifest {
  /** The manifest's folder, relative to the lockfile's. */
  readonly folder: string
  readonly specifiers: Specifiers
}

/** The copy that a lockfile keeps of the manifests it was made for. */
export interface LockedManifests {
  readonly manifests: readonly LockedManifest[]
  /** Names whose specifier something else decides (overrides, resolutions): not compared. */
  readonly overridden: ReadonlySet<string>
  /** pnpm catalogs: `catalog name` → specifier. */
  readonly catalogs?: ReadonlyMap<string, string>
}
